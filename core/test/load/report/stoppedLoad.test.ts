// SPDX-License-Identifier: Apache-2.0
import { ChurnError } from '../../../src/churnError.ts';
import { classifyError } from '../../../src/load/report/errorClass.ts';
import type { FailedWrite } from '../../../src/load/report/failedWrite.ts';
import { tellStop } from '../../../src/load/report/stoppedLoad.ts';
import { NOTHING_WRITTEN, type RisksWritten } from '../../../src/load/writing/writeRisks.ts';

const INTERRUPTED = new ChurnError('interrupted', 'The load was interrupted.', 'Go on.', { data: { season: '2026' } });

test('a stop tells what was written, what failed and what is left to a job', () => {
  const written: RisksWritten = {
    ...NOTHING_WRITTEN,
    written: { ...NOTHING_WRITTEN.written, create: 3, update: 1 },
    failed: [...of('NOT_SENT', 2), ...of('NOT_CONFIRMED', 5), ...of('STRING_TOO_LONG', 1)],
  };

  expect(tellStop({ error: INTERRUPTED, jobId: '750A' }, written)).toMatchObject({
    code: 'interrupted',
    message: 'The load was interrupted. Risks written: 4, 1 failed, 2 were not sent, 5 are left to job 750A.',
    next: 'Go on.',
    data: { season: '2026', written: 4, failed: 1, notSent: 2, unconfirmed: 5, jobId: '750A' },
  });
});

test('a stop without a job at work says of what is not known', () => {
  const written = { ...NOTHING_WRITTEN, failed: of('NOT_CONFIRMED', 2) };

  expect(tellStop({ error: INTERRUPTED, jobId: undefined }, written)).toMatchObject({
    message: 'The load was interrupted. Risks written: 0, 2 are not known.',
  });
});

test('an error that is none of ours stays as it is', () => {
  const error = new TypeError('oops');

  expect(tellStop({ error, jobId: undefined }, NOTHING_WRITTEN)).toBe(error);
});

function of(code: string, count: number): readonly FailedWrite[] {
  const advice = classifyError({ code, message: '' });
  const write = {
    riskKey: 'a',
    riskId: undefined,
    action: 'create',
    code,
    message: '',
    fields: [],
    advice,
    tries: 1,
  } as const;
  return Array.from({ length: count }, () => write);
}
