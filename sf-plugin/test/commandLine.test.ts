// SPDX-License-Identifier: Apache-2.0
import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { renderCommand } from '../src/commandLine.ts';

test('plain words stay as they are, others are quoted', () => {
  expect(renderCommand(['sf', 'churn', 'load', '--run', "s3://b/o'brien's runs/$1", '--max-rejects', '2%'])).toBe(
    String.raw`sf churn load --run 's3://b/o'\''brien'\''s runs/$1' --max-rejects 2%`,
  );
});

test('an access token is left out, alone and behind its flag', () => {
  const token = '00D000000000001!AQ.abc_DEF-g';

  expect(renderCommand(['--target-org', token, `-o=${token}`])).toBe(
    '--target-org "$SF_ACCESS_TOKEN" -o="$SF_ACCESS_TOKEN"',
  );
});

test('a shell reads back the words that were given', () => {
  const word = fc.string({ unit: 'grapheme', maxLength: 12 }).filter((text) => !text.includes('\0'));
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 5 }), (words) => {
      const printed = execFileSync('sh', ['-c', `printf '%s\\0' ${renderCommand(words)}`], { encoding: 'utf8' });
      expect(printed.split('\0').slice(0, -1)).toEqual(words);
    }),
    { numRuns: 40 },
  );
});
