// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from '@jest/globals';
import { FAULTS as S3_FAULTS } from '@churn-risk/local-aws';
import { FAULTS as ORG_FAULTS } from '@churn-risk/local-org';
import { readFault, switchOn } from '../../local/faults.ts';
import { startStandIns } from '../../local/standIns.ts';

describe('a fault of the local start', () => {
  test.each(['flood', 'aws:flood'])('%s is refused with the list of those that there are', (argument) => {
    const names = [...ORG_FAULTS.map(({ name }) => name), ...S3_FAULTS.map(({ name }) => `aws:${name}`)];

    expect(() => readFault(argument)).toThrow(`no fault is called "${argument}"; there are\n`);
    expect(messageOf(() => readFault(argument)).match(/^ {2}\S+(?=: )/gm)).toEqual(names.map((name) => `  ${name}`));
  });

  test.each([
    ['unavailable=depth:3', 'fault unavailable has no option "depth"; it has at, as, method, path, object, after,'],
    ['unavailable=at:noon', 'option at of fault unavailable is "noon"; give before or after'],
    ['unavailable=at', '"at" has no value; write unavailable=key:value,key:value'],
    ['aws:truncated-body=length:third', 'option length of fault truncated-body is "third"; give whole or half'],
  ])('%s is refused in words', (argument, message) => {
    expect(() => readFault(argument)).toThrow(message);
  });

  test('is switched on where it belongs, and the line says how to end it', async () => {
    const standIns = await startStandIns(0, undefined);
    const line = switchOn(standIns, readFault('aws:access-denied'));
    const [, ending = ''] = /DELETE (\S+)/.exec(line) ?? [];

    const denied = (await fetch(`${standIns.aws.url}/bucket/key`)).status;
    await fetch(ending, { method: 'DELETE' });
    const after = (await fetch(`${standIns.aws.url}/bucket/key`)).status;

    const address = `${standIns.aws.url}/_local/faults`;
    expect(line).toBe(
      `fault access-denied is on; GET ${address} counts its strikes, DELETE ${address}/fault-1 ends it`,
    );
    expect([denied, after]).toEqual([403, 404]);
    await standIns.close();
  });
});

function messageOf(work: () => unknown): string {
  try {
    work();
    return '';
  } catch (error) {
    return String(error);
  }
}
