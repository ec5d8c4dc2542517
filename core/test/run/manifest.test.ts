// SPDX-License-Identifier: Apache-2.0
import { parseManifest, readScoredAt } from '../../src/run/manifest.ts';
import { aManifest, RUN_ID } from './aRun.ts';

const FILE = { path: 'predictions/part-0.parquet', rows: 2, bytes: 10, sha256: 'A'.repeat(64) };
const PREDICTIONS = { format: 'parquet', rows: 2, accounts: 1, files: [FILE] };

const bytesOf = (value: unknown) => Buffer.from(JSON.stringify(value));
const parse = (over: Readonly<Record<string, unknown>> = {}) =>
  parseManifest(bytesOf({ ...aManifest(PREDICTIONS), ...over }), {
    uri: 's3://b/runs/r/manifest.json',
    folderName: RUN_ID,
  });

test('a manifest in good order gives its fields; what the contract does not name is dropped, hex becomes small', () => {
  expect(parse({ extra: 1, metrics: { auc: 0.75, recall: 0.3 } })).toEqual({
    ...aManifest({ ...PREDICTIONS, files: [{ ...FILE, sha256: 'a'.repeat(64) }] }),
    metrics: { auc: 0.75, recall: 0.3 },
    calibration: { a: 1, b: 0 },
  });
});

test.each([
  [undefined, { a: 1, b: 0 }],
  [
    { type: 'none', a: 5, b: 6 },
    { a: 1, b: 0 },
  ],
  [
    { type: 'none', a: 'five' },
    { a: 1, b: 0 },
  ],
  [
    { type: 'platt', a: 0.9, b: -0.3 },
    { a: 0.9, b: -0.3 },
  ],
])('calibration %j is %j', (calibration, expected) => {
  expect(parse({ calibration }).calibration).toEqual(expected);
});

test.each(['churn-run/1', 'churn-run/1.0', 'churn-run/1.12'])('contract %s is read', (contract) => {
  expect(parse({ contract }).contract).toBe(contract);
});

test.each(['churn-run/2', 'churn-run/1.', 'churn-run/10', 'churn-run/1.2.3', ''])(
  'contract %j is refused',
  (contract) => {
    expect(() => parse({ contract })).toThrow(
      expect.objectContaining({ code: 'contract_unknown', message: expect.stringContaining(JSON.stringify(contract)) }),
    );
  },
);

/** The field as it is named, what is given, what is said to be found. */
const FAULTS: ReadonlyArray<readonly [string, Readonly<Record<string, unknown>>, string]> = [
  ['contract', { contract: undefined }, 'nothing'],
  ['runId', { runId: '.hidden' }, '".hidden"'],
  ['runId', { runId: 'a..b' }, '"a..b"'],
  ['runId', { runId: 'a'.repeat(65) }, `"${'a'.repeat(65)}"`],
  ['season', { season: '2026/27' }, '"2026/27"'],
  ['season', { season: 2026 }, '2026'],
  ['asOf', { asOf: '2025-02-29' }, '"2025-02-29"'],
  ['scoredAt', { scoredAt: '2025-12-02T02:00:00+01:00' }, '"2025-12-02T02:00:00+01:00"'],
  ['scoredAt', { scoredAt: '2025-12-02 02:00:00Z' }, '"2025-12-02 02:00:00Z"'],
  ['scoredAt', { scoredAt: '2025-13-02T02:00:00Z' }, '"2025-13-02T02:00:00Z"'],
  ['scope', { scope: 'half' }, '"half"'],
  ['currency', { currency: 'eur' }, '"eur"'],
  ['model', { model: undefined }, 'nothing'],
  ['model.version', { model: { name: 'm', algorithm: 'a' } }, 'nothing'],
  ['metrics', { metrics: undefined }, 'nothing'],
  ['metrics.auc', { metrics: { auc: 'high' } }, '"high"'],
  ['calibration.a', { calibration: { type: 'platt', b: 0 } }, 'nothing'],
  ['calibration.type', { calibration: { type: 'beta' } }, '"beta"'],
  ['profile', { profile: '/etc/passwd' }, '"/etc/passwd"'],
  ['evaluation', { evaluation: '../evaluation.ndjson' }, '"../evaluation.ndjson"'],
  ['parameters', { parameters: undefined }, 'nothing'],
  ['versions', { versions: [] }, '[]'],
  ['dataVersions', { dataVersions: 'x' }, '"x"'],
  ['predictions', { predictions: null }, 'null'],
  ['predictions.format', { predictions: { ...PREDICTIONS, format: 'orc' } }, '"orc"'],
  ['predictions.rows', { predictions: { ...PREDICTIONS, rows: 1.5 } }, '1.5'],
  ['predictions.accounts', { predictions: { ...PREDICTIONS, accounts: -1 } }, '-1'],
  ['predictions.files[0].path', { predictions: { ...PREDICTIONS, files: [{ ...FILE, path: '/p' }] } }, '"/p"'],
  ['predictions.files[0].path', { predictions: { ...PREDICTIONS, files: [{ ...FILE, path: 'a/../p' }] } }, '"a/../p"'],
  ['predictions.files[0].bytes', { predictions: { ...PREDICTIONS, files: [{ ...FILE, bytes: '10' }] } }, '"10"'],
  ['predictions.files[0].sha256', { predictions: { ...PREDICTIONS, files: [{ ...FILE, sha256: 'ab' }] } }, '"ab"'],
];

test.each(FAULTS)('a fault in %s is told by file, field and what was found: %j', (field, over, found) => {
  const said = `s3://b/runs/r/manifest.json: ${field}: `;

  expect(() => parse(over)).toThrow(
    expect.objectContaining({
      code: 'manifest_invalid',
      message: expect.stringMatching(said.replaceAll('[0]', '\\[0\\]')),
    }),
  );
  expect(() => parse(over)).toThrow(expect.objectContaining({ message: expect.stringContaining(`found ${found}.`) }));
});

test.each([
  [{ runId: 'other' }, 'runId is "other", but its folder is called "run-2026-a"'],
  [{ predictions: { ...PREDICTIONS, rows: 3 } }, 'predictions.rows is 3, but the rows of its files add up to 2'],
  [
    { predictions: { ...PREDICTIONS, rows: 4, files: [FILE, FILE] } },
    'predictions.files[1].path names "predictions/part-0.parquet" a second time',
  ],
])('a manifest that contradicts itself is refused: %j', (over, said) => {
  expect(() => parse(over)).toThrow(
    expect.objectContaining({ code: 'manifest_invalid', message: `s3://b/runs/r/manifest.json: ${said}.` }),
  );
});

test.each(['', '{', '[]', 'null', '\uFEFF{}', Buffer.from([0xff])])(
  'bytes that are no JSON object are refused: %j',
  (bytes) => {
    expect(() => parseManifest(Buffer.from(bytes), { uri: 'u', folderName: 'r' })).toThrow(
      expect.objectContaining({ code: 'manifest_invalid' }),
    );
  },
);

test.each([
  [{ scoredAt: '2025-12-02t02:00:00.5z', contract: 'churn-run/9' }, '2025-12-02t02:00:00.5z'],
  [{ scoredAt: 'yesterday' }, undefined],
])('the time of scoring is read whatever the rest is: %j', (value, expected) => {
  expect(readScoredAt(bytesOf(value))).toBe(expected);
});
