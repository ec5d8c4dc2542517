// SPDX-License-Identifier: Apache-2.0
// What a load wrote, as files for loaders that take no predictions: the same records with the same values.
import { createWriteStream, type WriteStream } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { once } from 'node:events';
import type { Local } from '../../local/startLocal.ts';

/** Files of the same Risks. */
export type Prepared = {
  readonly risks: number;
  /** For `sf data upsert bulk`, which makes one job of a file: so each is small enough for one. */
  readonly csvFiles: readonly string[];
  /** With export.json, Account.csv and Risk__c.csv for SFDMU; `org` stands there as the target's name. */
  readonly sfdmuFolder: string;
};

// all that a load creates a Risk with, but the record of the load itself
const FIELDS = [
  ...['Risk_Key__c', 'Account__c', 'Season__c', 'Status__c', 'Status_Reason__c'],
  ...['Probability__c', 'Probability_Before__c', 'Value_At_Risk__c', 'Renewal_Value__c', 'Value_Is_Partial__c'],
  ...['Renewals_At_Risk__c', 'Next_Renewal_Date__c', 'Band__c', 'Band_Rank__c', 'Threshold__c', 'Peak_Band__c'],
  ...['Peak_Rank__c', 'Alert_Number__c', 'Last_Alerted__c', 'Reason_1__c', 'Reason_2__c', 'Reason_3__c'],
  ...['Rationale__c', 'Data_Gaps__c', 'Task_Priority__c', 'Task_Due_Date__c', 'Assign_To__c', 'Fingerprint__c'],
  ...['As_Of__c', 'Loaded_At__c'],
];

/** A job of Bulk API 2.0 takes 150 MB once its data are in base64: 112.5 MB as they lie here. */
const MOST_BYTES = 100_000_000;

const ACCOUNT_KEY = 'Churn_Account_Key__c';

/** Reads the org's Risks page by page and writes them as they come. */
export async function writePrepared(local: Local, folder: string): Promise<Prepared> {
  const sfdmuFolder = join(folder, 'sfdmu');
  await mkdir(sfdmuFolder, { recursive: true });
  const csvFiles: string[] = [];
  const openNext = (): CsvFile => {
    csvFiles.push(join(folder, `risks-${csvFiles.length + 1}.csv`));
    return openCsv(csvFiles.at(-1) ?? '', FIELDS);
  };
  let plain = openNext();
  const forSfdmu = openCsv(join(sfdmuFolder, 'Risk__c.csv'), ['Id', ...FIELDS, `Account__r.${ACCOUNT_KEY}`]);
  const accounts = openCsv(join(sfdmuFolder, 'Account.csv'), ['Id', ACCOUNT_KEY]);
  let risks = 0;
  for await (const risk of query(local, `SELECT Id, ${FIELDS.join(', ')}, Account__r.${ACCOUNT_KEY} FROM Risk__c`)) {
    const values = FIELDS.map((field) => risk[field]);
    const accountKey = (risk['Account__r'] as Row)[ACCOUNT_KEY];
    if (plain.bytes() > MOST_BYTES) {
      await plain.end();
      plain = openNext();
    }
    await plain.write(values);
    await forSfdmu.write([risk['Id'], ...values, accountKey]);
    await accounts.write([risk['Account__c'], accountKey]);
    risks += 1;
  }
  await Promise.all([plain.end(), forSfdmu.end(), accounts.end()]);
  await writeFile(join(sfdmuFolder, 'export.json'), JSON.stringify(exportOf(local)));
  return { risks, csvFiles, sfdmuFolder };
}

/** SFDMU reads whole objects of the target before it writes; one query for each is the quickest way it has here. */
export function exportOf(local: Local) {
  const { SF_ORG_INSTANCE_URL: instanceUrl, SF_TARGET_ORG: accessToken } = local.environment;
  return {
    queryBulkApiThreshold: Number.MAX_SAFE_INTEGER,
    orgs: [{ name: 'org', instanceUrl, accessToken }],
    objects: [
      { query: `SELECT ${ACCOUNT_KEY} FROM Account`, operation: 'Readonly', externalId: ACCOUNT_KEY, master: true },
      { query: `SELECT ${FIELDS.join(', ')} FROM Risk__c`, operation: 'Upsert', externalId: 'Risk_Key__c' },
    ],
  };
}

type Row = Readonly<Record<string, unknown>>;
type Page = { readonly records: readonly Row[]; readonly nextRecordsUrl?: string };

async function* query({ environment }: Local, soql: string): AsyncGenerator<Row> {
  let path: string | undefined = `/services/data/v66.0/query?q=${encodeURIComponent(soql)}`;
  while (path !== undefined) {
    const response = await fetch(new URL(path, environment['SF_ORG_INSTANCE_URL']), {
      headers: { authorization: `Bearer ${environment['LOCAL_ADMIN_ORG'] ?? ''}` },
    });
    if (!response.ok) throw new Error(`the query of the Risks was answered ${response.status}`);
    const page = (await response.json()) as Page;
    yield* page.records;
    path = page.nextRecordsUrl;
  }
}

type CsvFile = { bytes(): number; write(values: readonly unknown[]): Promise<void>; end(): Promise<void> };

function openCsv(file: string, header: readonly string[]): CsvFile {
  const stream = createWriteStream(file);
  stream.write(`${header.join(',')}\n`);
  return {
    bytes: () => stream.bytesWritten + stream.writableLength,
    write: (values) => writeText(stream, `${values.map(quote).join(',')}\n`),
    async end() {
      stream.end();
      await once(stream, 'finish');
    },
  };
}

async function writeText(stream: WriteStream, text: string): Promise<void> {
  if (!stream.write(text)) await once(stream, 'drain');
}

function quote(value: unknown): string {
  return value === null || value === undefined ? '' : `"${String(value as string).replaceAll('"', '""')}"`;
}
