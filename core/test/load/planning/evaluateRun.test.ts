// SPDX-License-Identifier: Apache-2.0
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { evaluateRun } from '../../../src/load/planning/evaluateRun.ts';
import { createFolderStore, openRun } from '../../../src/run/index.ts';
import { aFolder } from '../../run/aFolder.ts';
import { aRow, writeRun } from '../../run/aRun.ts';

const folder = aFolder();

/** A run with these lines as its evaluation; undefined: its manifest names none. */
const evaluate = async (lines: readonly string[] | undefined) => {
  const manifest = lines === undefined ? {} : { evaluation: 'evaluation.ndjson.gz' };
  const place = await writeRun(folder.path, { manifest, files: [[aRow()]] });
  if (lines !== undefined) await writeFile(join(place, 'evaluation.ndjson.gz'), gzipSync(lines.join('\n')));
  return evaluateRun(await openRun(createFolderStore(place)));
};
const line = (p: unknown, churned: unknown) => JSON.stringify({ account_key: 'secret', p, churned });

test('counts the renewals of the test season', async () => {
  expect(await evaluate([line(0.5, true), line(0.1, false), ''])).toEqual({
    evaluation: { rows: 2, churned: 1, cut: [100_000, 500_000], flagged: [2, 1], hit: [1, 1] },
    warnings: [],
  });
});

test('a run without an evaluation, or with an empty one, has none', async () => {
  expect(await evaluate(undefined)).toEqual({ evaluation: null, warnings: [] });
  expect(await evaluate([])).toEqual({ evaluation: null, warnings: [] });
});

test.each([
  ['a line that is no JSON', '{"account_key":"secret",', 'it is no JSON'],
  ['a score out of range', line(1.1, true), 'p is no number from 0 to 1'],
  ['a score that is text', line('0.5', true), 'p is no number from 0 to 1'],
  ['an outcome that is none', line(0.5, 1), 'churned is neither true nor false'],
  ['a line that is null', 'null', 'p is no number from 0 to 1'],
])('%s leaves it out, with a warning that names file and line and no customer', async (_, wrong, reason) => {
  const { evaluation, warnings } = await evaluate([line(0.5, true), wrong]);

  expect(evaluation).toBeNull();
  expect(warnings).toEqual([
    `The evaluation of the run is left out: ${folder.path}/runs/run-2026-a/evaluation.ndjson.gz, line 2: ${reason}.`,
  ]);
});

test('a file that is missing is a warning', async () => {
  const place = await writeRun(folder.path, { manifest: { evaluation: 'gone.ndjson.gz' }, files: [[aRow()]] });

  expect(await evaluateRun(await openRun(createFolderStore(place)))).toEqual({
    evaluation: null,
    warnings: [expect.stringMatching(/gone\.ndjson\.gz is not there\.$/)],
  });
});
