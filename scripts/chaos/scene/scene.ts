// SPDX-License-Identifier: Apache-2.0
// An org and a bucket as they were before the command under test, to be had again and again.
import { cp, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { startLocalAws } from '@churn-risk/local-aws';
import { startLocalOrg, type Delays, type LocalOrg } from '@churn-risk/local-org';
import type { Environment } from '../../local/environment.ts';
import { openTap, type Watcher } from '../tap/tap.ts';

/** At rest: files in a folder. The environment is that of an earlier start, whose addresses are gone. */
export type Scene = { readonly folder: string; readonly environment: Environment };

/** Served, each call passing through taps. */
export type OpenScene = {
  readonly org: LocalOrg;
  /** For a process that works with the scene; its temporary files go to `temporary`. */
  readonly environment: Environment;
  readonly temporary: string;
  watch(watcher: Watcher): void;
  /** Keeps what has become of it, once nothing is at work there, as a scene in a folder. */
  keep(folder: string): Promise<Scene>;
  /** Ends the stand-ins and forgets everything. */
  close(): Promise<void>;
};

/** The state file in a scene's folder, beside which org and bucket keep the rest. */
export const STATE = 'org.sqlite';

/** Opens a copy in `folder`, which is made anew. */
export async function openScene(scene: Scene, folder: string, delays: Partial<Delays>): Promise<OpenScene> {
  await copyFolder(scene.folder, folder);
  const temporary = join(folder, 'tmp');
  await mkdir(temporary);
  const state = join(folder, STATE);
  const org = await startLocalOrg({ state, delays });
  const aws = await startLocalAws({ port: 0, folder: `${state}.s3` });
  const taps = await Promise.all([openTap(org.url), openTap(aws.url)]);
  const [orgTap, awsTap] = taps;
  const end = async (): Promise<void> => {
    await Promise.all(taps.map((tap) => tap.close()));
    await Promise.all([org.close(), aws.close()]);
  };
  return {
    org,
    temporary,
    environment: {
      ...scene.environment,
      SF_ORG_INSTANCE_URL: orgTap.url,
      AWS_ENDPOINT_URL: awsTap.url,
      TMPDIR: temporary,
    },
    watch: (watcher) => taps.forEach((tap) => tap.watch(watcher)),
    keep: async (kept) => {
      await org.idle();
      await end();
      await rm(temporary, { recursive: true, force: true });
      await copyFolder(folder, kept);
      return { folder: kept, environment: scene.environment };
    },
    close: async () => {
      await end();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function copyFolder(from: string, to: string): Promise<void> {
  await rm(to, { recursive: true, force: true });
  await cp(from, to, { recursive: true });
}
