// SPDX-License-Identifier: Apache-2.0
// The same Risks into the same org by us, by the CLI's own command and by SFDMU, side by side.
import { mkdtemp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { putRun } from '../../demo/putRun.ts';
import { LOAD_THRESHOLDS } from '../benchThresholds.ts';
import type { PhaseRounds } from '../benchResult.ts';
import type { Measurement } from '../phases/measurement.ts';
import type { Local } from '../../local/startLocal.ts';
import { prepareRun } from '../runs/prepareRun.ts';
import { prepareOrg } from './benchOrg.ts';
import { measureBulkUpsert } from './measureBulkUpsert.ts';
import { measureLoad } from './measureLoad.ts';
import { measureSfdmu } from './measureSfdmu.ts';
import { measureUpload } from './measureUpload.ts';
import type { Sfdmu } from './prepareSfdmu.ts';
import { writePrepared, type Prepared } from './writePrepared.ts';

export const LOAD_PHASES = {
  bulkUpsert: 'sf data upsert bulk',
  sfdmu: 'sf sfdmu run',
  load: 'sf churn load',
  again: 'sf churn load, nothing changed',
  upload: 'the stand-in alone',
} as const;

export type LoadSize = { readonly risks: number; readonly renewalsPerAccount: number; readonly rounds: number };

/** Every account of the run is at risk. Each phase finds the org as it was before the first load, but for `again`. */
export async function measureLoads(
  size: LoadSize,
  sfdmu: Sfdmu | undefined,
  scratch: string,
  say: (line: string) => void,
): Promise<PhaseRounds> {
  const folder = await mkdtemp(join(scratch, 'loads-'));
  const thresholdsFile = join(folder, 'thresholds.json');
  await writeFile(thresholdsFile, JSON.stringify(LOAD_THRESHOLDS));
  const benchRun = await prepareRun({ accounts: size.risks, renewalsPerAccount: size.renewalsPerAccount });
  const org = await prepareOrg(benchRun, folder);
  const phases = new Map<string, Measurement[]>(Object.values(LOAD_PHASES).map((name) => [name, []]));
  const keep = (name: keyof typeof LOAD_PHASES, measurement: Measurement): void =>
    void phases.get(LOAD_PHASES[name])?.push(measurement);

  for (let round = 1; round <= size.rounds; round++) {
    const prepared: Prepared = await org.use(async (local) => {
      const load = { run: await putRun(benchRun.runFolder, local.environment), thresholdsFile, local, folder };
      keep('load', await measureLoad(load));
      await local.org.idle();
      keep('again', await measureLoad(load));
      return writePrepared(local, folder);
    });
    keep('bulkUpsert', await org.use((local) => measureBulkUpsert(prepared, local, folder)));
    const peer = sfdmu && (await org.use((local) => trySfdmu(prepared, sfdmu, local, folder, say)));
    if (peer !== undefined) keep('sfdmu', peer);
    keep('upload', await org.use((local) => measureUpload(prepared, local)));
  }
  return new Map([...phases].filter(([, rounds]) => rounds.length > 0));
}

/** It makes one job of an object, whatever its size: where a job can't take so much, it fails, and that is said. */
async function trySfdmu(
  prepared: Prepared,
  sfdmu: Sfdmu,
  local: Local,
  folder: string,
  say: (line: string) => void,
): Promise<Measurement | undefined> {
  try {
    return await measureSfdmu(prepared, sfdmu, local, folder);
  } catch (error) {
    const reason = /\[ERROR\] (.*)/.exec((error as Error).message)?.[1] ?? (error as Error).message;
    say(`SKIPPED: SFDMU, because it did not load ${prepared.risks} risks: ${reason}`);
    return undefined;
  }
}
