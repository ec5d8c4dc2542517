// SPDX-License-Identifier: Apache-2.0
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startLocalAws, type LocalAws, type LocalAwsOptions } from '@churn-risk/local-aws';
import { startLocalOrg, type LocalOrg } from '@churn-risk/local-org';

export type StandIns = {
  readonly org: LocalOrg;
  readonly aws: LocalAws;
  close(): Promise<void>;
};

/** Starts the org on `port` and AWS on the next one; without a state file both forget everything at the end. */
export async function startStandIns(
  port: number,
  state: string | undefined,
  emr?: LocalAwsOptions['emr'],
): Promise<StandIns> {
  const org = await listen(port, () => startLocalOrg({ port, ...(state === undefined ? {} : { state }) }));
  const folder = state === undefined ? await mkdtemp(join(tmpdir(), 'local-s3-')) : `${state}.s3`;
  const awsPort = port === 0 ? 0 : port + 1;
  const removeFolder = async (): Promise<void> => {
    if (state === undefined) await rm(folder, { recursive: true, force: true });
  };
  try {
    const aws = await listen(awsPort, () =>
      startLocalAws({ port: awsPort, folder, ...(emr === undefined ? {} : { emr }) }),
    );
    const close = async (): Promise<void> => {
      await Promise.all([org.close(), aws.close()]);
      await removeFolder();
    };
    return { org, aws, close };
  } catch (error) {
    await org.close();
    await removeFolder();
    throw error;
  }
}

/** Starts a server; throws an Error that says what to do where its port is taken. */
export async function listen<T>(port: number, start: () => Promise<T>): Promise<T> {
  try {
    return await start();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    throw new Error(`port ${port} is taken, perhaps by another local start: end that one, or give another --port`, {
      cause: error,
    });
  }
}
