// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from '@jest/globals';
import type { KillPoint } from '../../../chaos/kill/killPoint.ts';
import { watchForKill } from '../../../chaos/kill/killWatch.ts';
import type { Call } from '../../../chaos/tap/tap.ts';

const READ = callOf('GET', '/services/data/v66.0/query?q=x');
const WRITE = callOf('PUT', '/bucket/report.json');
const SECOND_READ: KillPoint = { phase: 'reading', call: 1, moment: 'unanswered', pause: 0 };

describe('a kill', () => {
  test('meets the call that it is meant for, once', () => {
    const watch = watchForKill('last', SECOND_READ, () => {});

    expect([READ, READ, READ].map((call) => watch.arrived(call))).toEqual([undefined, 'unanswered', undefined]);
    expect(watch.kill()).toEqual({ phase: 'reading', call: 'GET /services/data/v66.0/query', moment: 'unanswered' });
  });

  test('meets the next phase where its own has too few calls', () => {
    const watch = watchForKill('last', SECOND_READ, () => {});

    expect([READ, WRITE].map((call) => watch.arrived(call))).toEqual([undefined, 'unanswered']);
    expect(watch.kill()?.phase).toBe('lease');
  });

  test('strikes at once, or a while after the answer', async () => {
    const struck: string[] = [];
    watchForKill('last', SECOND_READ, () => struck.push('at once')).strike();
    watchForKill('last', { ...SECOND_READ, moment: 'answered', pause: 5 }, () => struck.push('later')).strike();

    expect(struck).toEqual(['at once']);
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(struck).toEqual(['at once', 'later']);
  });

  test('is none without a point: calls are counted by phase', () => {
    const watch = watchForKill('last', undefined, () => {});
    [READ, READ, WRITE].forEach((call) => watch.arrived(call));

    expect([watch.counts().reading, watch.counts().lease, watch.kill()]).toEqual([2, 1, undefined]);
  });
});

function callOf(method: string, path: string): Call {
  return { method, path, body: Buffer.alloc(0) };
}
