// SPDX-License-Identifier: Apache-2.0
import { resolve } from 'node:path';
import { openStore } from '@churn-risk/core/aws';
import { placeRun } from '@churn-risk/core/load';
import { findLatestRun, type FileStore } from '@churn-risk/core/run';

export type RunStores = {
  /** The run's own folder. */
  readonly run: FileStore;
  /** The folder that `loads/` lies in. */
  readonly root: FileStore;
};

/** Opens the run that `--run` names, or with `--latest` the newest one below it. */
export async function openRunStores(address: string, latest: boolean): Promise<RunStores> {
  const given = absoluteAddress(address);
  const run = latest ? `${given}/${await findLatestRun(openStore(given))}` : given;
  const place = placeRun(run);
  return { run: openStore(place.run), root: openStore(place.root) };
}

/** A URI as it is, a path as an absolute one; neither with a slash at its end. */
export function absoluteAddress(address: string): string {
  return withoutSlash(isUri(address) ? address : resolve(address));
}

function isUri(address: string): boolean {
  return /^[a-z][a-z0-9+.-]+:\/\//i.test(address);
}

function withoutSlash(address: string): string {
  return address.replace(/(?<=[^/\\])[/\\]+$/, '');
}
