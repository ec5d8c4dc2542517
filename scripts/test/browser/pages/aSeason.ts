// SPDX-License-Identifier: Apache-2.0
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { aRow, writeRun } from '../../../../core/test/run/aRun.ts';

/** As long as a product may be, with a word that no line holds. */
export const LONG_PRODUCT = `${'Journal of the '.repeat(10)}${'Agroecosystemwissenschaften'.repeat(3)}`.padEnd(
  255,
  'x',
);

/** What the model says of usage in words that only a risk has. */
export const REASON = 'Downloads against last year';

/** Scores of accounts beside Alder and Birch: some above every packaged threshold, some around, some below. */
const SCORES = [0.95, 0.81, 0.74, 0.62, 0.6, 0.55, 0.51, 0.5, 0.44, 0.41, 0.3, 0.26, 0.2, 0.1];

/** Writes `<Object>.csv` files for the org and a run that fits them. */
export async function writeSeason(folder: string): Promise<{ readonly seed: string; readonly run: string }> {
  const seed = join(folder, 'org');
  await mkdir(seed, { recursive: true });
  const accounts = [
    ['Alder University', 'A1', 'sales.rep@local.example.com'],
    ['Birch Institute', 'B2', 'german.rep@sales.example.com'],
    ['Cedar College', 'C3', 'sales.rep@local.example.com'],
    ...SCORES.map((_, i) => [`Library ${i}`, `L${i}`, ownerOf(i)]),
  ];
  await writeFile(join(seed, 'User.csv'), USERS);
  await writeFile(
    join(seed, 'Account.csv'),
    ['Name,Churn_Account_Key__c,Owner.Username', ...accounts.map((row) => row.join(',')), ''].join('\n'),
  );
  const run = await writeRun(folder, { files: [renewals()] });
  return { seed, run };
}

const ownerOf = (i: number): string => (i % 3 === 0 ? 'german.rep@sales.example.com' : 'sales.rep@local.example.com');

/** `outsider` loses what every seeded user is given. */
const USERS = `Username,LastName,LanguageLocaleKey,LocaleSidKey
german.rep@sales.example.com,Vertrieb,de,de_DE
outsider@sales.example.com,Outsider,en_US,en_US
`;

function renewals() {
  const drivers = [
    { feature: 'usage_trend', label: REASON, value: '-35 %', contribution: 1.2 },
    { feature: 'tenure', label: 'Years as a customer', value: 12, contribution: -0.7 },
  ];
  return [
    aRow({ account_key: 'A1', renewal_key: 'A1-1', product: LONG_PRODUCT, churn_probability: 0.85, drivers }),
    aRow({ account_key: 'A1', renewal_key: 'A1-2', churn_probability: 0.65, drivers, data_gaps: ['No usage data'] }),
    aRow({ account_key: 'B2', renewal_key: 'B2-1', churn_probability: 0.7 }),
    aRow({ account_key: 'C3', renewal_key: 'C3-1', churn_probability: 0.05 }),
    ...SCORES.map((churn_probability, i) =>
      aRow({ account_key: `L${i}`, renewal_key: `L${i}-1`, churn_probability, renewal_value: 1000 + 10 * i }),
    ),
  ];
}
