// SPDX-License-Identifier: Apache-2.0
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createAdminClient } from '../../local/adminClient.ts';
import type { Local } from '../../local/startLocal.ts';
import type { Measurement } from '../phases/measurement.ts';
import { measureSf } from './measureSf.ts';
import type { Sfdmu } from './prepareSfdmu.ts';
import { exportOf, type Prepared } from './writePrepared.ts';

/** Measures `sf sfdmu run` with files of Risks and Accounts that somebody else has made. */
export async function measureSfdmu(
  { risks, sfdmuFolder }: Prepared,
  { dataFolder }: Sfdmu,
  local: Local,
  folder: string,
): Promise<Measurement> {
  // each start of the org has tokens of its own
  await writeFile(join(sfdmuFolder, 'export.json'), JSON.stringify(exportOf(local)));
  const args = ['sfdmu', 'run', '--path', sfdmuFolder, '--sourceusername', 'csvfile', '--targetusername', 'org'];
  const environment = { ...local.environment, SF_DATA_DIR: dataFolder };
  const { apiCalls, ...usage } = await measureSf([...args, '--noprompt'], environment, local, folder);
  const written = await countRisks(local);
  if (written !== risks) throw new Error(`SFDMU wrote ${written} of ${risks} Risks`);
  return { rows: written, ...usage, notes: { 'risks written': written, 'API calls': apiCalls } };
}

async function countRisks({ environment }: Local): Promise<number> {
  const { SF_ORG_INSTANCE_URL: url = '', LOCAL_ADMIN_ORG: token = '' } = environment;
  const [count] = await createAdminClient(url, token).query('SELECT COUNT(Id) risks FROM Risk__c');
  return Number(count?.['risks']);
}
