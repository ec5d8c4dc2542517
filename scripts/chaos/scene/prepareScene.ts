// SPDX-License-Identifier: Apache-2.0
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { putRun } from '../../demo/putRun.ts';
import { createAdminClient } from '../../local/adminClient.ts';
import type { Environment } from '../../local/environment.ts';
import { startLocal } from '../../local/startLocal.ts';
import { runCommand } from '../process/runCommand.ts';
import { answerRisks } from '../season/answerRisks.ts';
import { SEASON_THRESHOLDS } from '../season/seasonThresholds.ts';
import { writeSeason } from '../season/writeSeason.ts';
import { STATE, type Scene } from './scene.ts';

export type PreparedScene = Scene & {
  /** URI of the run that is to be loaded. */
  readonly run: string;
  readonly thresholdsFile: string;
};

/** An org in which the season's first run is loaded and reps have answered; the second run lies in the bucket. */
export async function prepareScene(folder: string): Promise<PreparedScene> {
  const sceneFolder = join(folder, 'before');
  const thresholdsFile = join(folder, 'thresholds.json');
  await mkdir(sceneFolder, { recursive: true });
  await writeFile(thresholdsFile, JSON.stringify(SEASON_THRESHOLDS));
  const season = await writeSeason(join(folder, 'season'));
  const local = await startLocal(
    { port: 0, seed: season.seed, state: join(sceneFolder, STATE), empty: false },
    () => {},
  );
  try {
    // the CLI is compiled once, not with each of some thousand starts
    const own = { HOME: join(folder, 'home'), NODE_COMPILE_CACHE: join(folder, 'compiled') };
    const environment: Environment = { ...local.environment, ...own };
    const first = await putRun(season.first, environment);
    await runCommand(['churn', 'load', '--run', first, '--thresholds', thresholdsFile], environment);
    await local.org.idle();
    await answerRisks(createAdminClient(local.org.url, environment.LOCAL_ADMIN_ORG ?? ''));
    await local.org.idle();
    const run = await putRun(season.second, environment);
    return { folder: sceneFolder, environment, run, thresholdsFile };
  } finally {
    await local.close();
  }
}
