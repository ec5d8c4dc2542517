// SPDX-License-Identifier: Apache-2.0
import { escapeMarkdown, renderSummary } from '../../src/reports/markdownSummary.ts';
import { anEnding, aReport, GATES } from './anEnding.ts';

test('tells what was loaded, and what it took', () => {
  const actions = [
    { kind: 'create', planned: 1200, written: 1199, failed: 1 },
    { kind: 'none', planned: 0, written: 0, failed: 0 },
  ] as const;
  const errors = [{ class: 'data', owner: 'admin', code: 'X', records: 1, remedy: 'Mend | it.' }] as const;
  const report = aReport({ outcome: 'loaded with failures', actions, errors, warnings: ['Look at *this*.'] });

  expect(renderSummary(anEnding({ report, goOn: 'sf churn load --run x' })))
    .toBe(`# Churn load run-2026-a: loaded with failures

- Season 2026, as of 2025-12-01, full run, org 00D000000000001EAA
- Rows read: 1, rejected: 0; accounts: 1
- Accounts at risk: 1, unknown: 0, held out: 0
- New alerts planned: 1, written: 1; tasks found: 1, missing: 0
- API calls: 30, 15 of them to wait; ingest jobs: 0; records sent again: 0
- Time: 3s (risks 4s)

## By action

| Action | Planned | Written | Failed |
| --- | ---: | ---: | ---: |
| create | 1,200 | 1,199 | 1 |

## Errors

| Class | Code | Records | Owner | What to Do |
| --- | --- | ---: | --- | --- |
| data | X | 1 | admin | Mend \\| it. |

## Warnings

- Look at \\*this\\*.

## Next step

See the table of errors; failed.csv lists each record. Then write what is missing:

\`\`\`sh
sf churn load --run x
\`\`\`
`);
});

test('tells why a load was refused, the gates, and the next step', () => {
  const failure = { code: 'gates_closed', message: 'Nothing was written.', next: 'Look into it.' };
  const report = aReport({ outcome: 'refused', gates: GATES });

  const text = renderSummary(anEnding({ failure, report }));
  expect(text).toContain('# Churn load run-2026-a: gates_closed\n\n**Nothing was written.**\n');
  expect(text).toContain('| recede | closed | 21 of 30 open risks would recede; 20 may. |');
  expect(text).toContain('| flow | overridden | Not active: One. |');
  expect(text).toMatch(/## Next step\n\nLook into it\.\n$/);
});

test.each([
  [null, 'To load this, run the same command without --dry-run.'],
  [
    { sha256: 'f'.repeat(64), madeAt: '2025-12-03T02:00:00.000Z' },
    'Have the plan approved, then load it with --apply.',
  ],
])('tells how to go on after a dry run (plan: %j)', (plan, next) => {
  const routes = [{ kind: 'queue', name: 'Customer_Care', alerts: 7 }] as const;
  const report = aReport({ outcome: 'planned', dryRun: true, plan, routes });

  const text = renderSummary(anEnding({ dryRun: true, report }));
  expect(text).toContain(next);
  expect(text).toContain(
    '## Tasks of new alerts\n\n| Kind | Name | Alerts |\n| --- | --- | ---: |\n| queue | Customer\\_Care | 7 |',
  );
});

test('tells of a load that ended before it had read anything why it did', () => {
  const failure = { code: 'run_not_found', message: 'No run.', next: 'Check the address.' };

  expect(renderSummary(anEnding({ report: undefined, failure }))).toBe(
    '# Churn load run_not_found\n\n**No run.**\n\n## Next step\n\nCheck the address.\n',
  );
});

test('a text stays on its line and in its cell', () => {
  expect(escapeMarkdown('a|b\n<c> *d* [e](f)')).toBe('a\\|b \\<c\\> \\*d\\* \\[e\\](f)');
});
