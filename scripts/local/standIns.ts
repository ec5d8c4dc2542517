// SPDX-License-Identifier: Apache-2.0
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startLocalAws } from '@churn-risk/local-aws';
import { startLocalOrg, type LocalOrg } from '@churn-risk/local-org';

export type StandIns = {
  readonly org: LocalOrg;
  readonly s3Url: string;
  close(): Promise<void>;
};

/** Starts the org on `port` and S3 on the next one; without a state file both forget everything at the end. */
export async function startStandIns(port: number, state: string | undefined): Promise<StandIns> {
  const org = await listen(port, () => startLocalOrg({ port, ...(state === undefined ? {} : { state }) }));
  const folder = state === undefined ? await mkdtemp(join(tmpdir(), 'local-s3-')) : `${state}.s3`;
  const s3Port = port === 0 ? 0 : port + 1;
  const removeFolder = async (): Promise<void> => {
    if (state === undefined) await rm(folder, { recursive: true, force: true });
  };
  try {
    const s3 = await listen(s3Port, () => startLocalAws({ port: s3Port, folder }));
    const close = async (): Promise<void> => {
      await Promise.all([org.close(), s3.close()]);
      await removeFolder();
    };
    return { org, s3Url: s3.url, close };
  } catch (error) {
    await org.close();
    await removeFolder();
    throw error;
  }
}

async function listen<T>(port: number, start: () => Promise<T>): Promise<T> {
  try {
    return await start();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    throw new Error(`port ${port} is taken, perhaps by another local start: end that one, or give another --port`, {
      cause: error,
    });
  }
}
