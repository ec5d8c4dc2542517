// SPDX-License-Identifier: Apache-2.0
import { jest } from '@jest/globals';
import { createBackground } from '../src/background.ts';

test('idle waits for work that other work starts', async () => {
  const background = createBackground();
  const done: string[] = [];
  background.start(async () => {
    await background.pause(5);
    background.start(async () => {
      await background.pause(5);
      done.push('second');
    });
    done.push('first');
  });

  await background.idle();

  expect(done).toEqual(['first', 'second']);
});

test('a pause is cut short when the org closes', async () => {
  const background = createBackground();
  const waited: boolean[] = [];
  background.start(async () => void waited.push(await background.pause(60_000)));

  await background.close();

  expect([waited, background.closing, await background.pause(60_000)]).toEqual([[false], true, false]);
});

test('a defect in the background is printed, and thrown by the next idle', async () => {
  const print = jest.spyOn(console, 'error').mockImplementation(() => undefined);
  const background = createBackground();
  const defect = new Error('defect');
  background.start(() => Promise.reject(defect));

  await expect(background.idle()).rejects.toBe(defect);

  expect(print).toHaveBeenCalledWith(defect);
  await background.idle();
  print.mockRestore();
});
