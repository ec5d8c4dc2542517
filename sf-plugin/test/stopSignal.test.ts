// SPDX-License-Identifier: Apache-2.0
import { jest } from '@jest/globals';
import { watchForStop } from '../src/stopSignal.ts';

const TEXTS = { interrupted: 'Interrupted.', timedOut: 'Over.', next: 'Go on.' };

describe('the watch for a stop', () => {
  test.each(['SIGINT', 'SIGTERM'] as const)('is aborted as an interruption by %s', (name) => {
    const { signal, stop } = watchForStop(60_000, TEXTS);
    process.emit(name);
    stop();

    expect(signal.reason).toMatchObject({ code: 'interrupted', message: 'Interrupted.', next: 'Go on.' });
  });

  test('tells of a signal at once', () => {
    const told: string[] = [];
    const { signal, stop } = watchForStop(60_000, { ...TEXTS, onInterrupt: () => told.push(`${signal.aborted}`) });
    process.emit('SIGINT');
    stop();

    expect(told).toEqual(['false']);
  });

  test('is aborted as timed out when the time is over', async () => {
    const { signal, stop } = watchForStop(1, TEXTS);
    await new Promise((resolve) => signal.addEventListener('abort', resolve));
    stop();

    expect(signal.reason).toMatchObject({ code: 'timed_out', message: 'Over.', next: 'Go on.' });
  });

  test('sets other listeners aside while it lasts, and lets a second signal through', () => {
    const former = jest.fn();
    process.on('SIGTERM', former);
    const { stop } = watchForStop(60_000, TEXTS);
    process.emit('SIGTERM');
    expect({ called: former.mock.calls.length, left: process.listenerCount('SIGTERM') }).toEqual({
      called: 0,
      left: 0,
    });

    stop();
    expect(process.listeners('SIGTERM')).toEqual([former]);
    process.removeListener('SIGTERM', former);
  });
});
