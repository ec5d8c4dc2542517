// SPDX-License-Identifier: Apache-2.0
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { SF_DATA } from './folders.ts';
import { QUIET_SF } from './sf.ts';

/** What a shell needs to work with the stand-ins. */
export type Environment = Readonly<Record<string, string>>;

export type LocalAccess = {
  readonly orgUrl: string;
  /** Tokens, each usable as `--target-org`. */
  readonly integration: string;
  readonly administrator: string;
  readonly sales: string;
  readonly awsUrl: string;
  readonly bucket: string;
  /** Where pages are served. */
  readonly pagesUrl?: string;
};

export function describeEnvironment(access: LocalAccess): Environment {
  return {
    SF_ORG_INSTANCE_URL: access.orgUrl,
    SF_TARGET_ORG: access.integration,
    LOCAL_ADMIN_ORG: access.administrator,
    LOCAL_SALES_ORG: access.sales,
    AWS_ENDPOINT_URL: access.awsUrl,
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
    AWS_REGION: 'eu-central-1',
    CHURN_BUCKET: access.bucket,
    ...(access.pagesUrl === undefined ? {} : { LOCAL_PAGES_URL: access.pagesUrl }),
    SF_DATA_DIR: SF_DATA,
    // the plugin is compiled; oclif would say with each command that it does not compile it
    OCLIF_DISABLE_LINKED_ESM_WARNING: 'true',
    ...QUIET_SF,
  };
}

/** Lines for `. FILE`; single quotes, because a token has an exclamation mark. */
export function formatExports(environment: Environment): string {
  const lines = Object.entries(environment).map(
    ([name, value]) => `export ${name}='${value.replaceAll("'", `'\\''`)}'\n`,
  );
  return lines.join('');
}

/** Writes the file whole or not at all: a shell that sees it can use it. */
export async function writeEnvironment(file: string, environment: Environment): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  const draft = `${file}.${process.pid}`;
  await writeFile(draft, formatExports(environment), { mode: 0o600 });
  await rename(draft, file);
}

/** Removes the file, unless another start has written its own meanwhile. */
export async function removeEnvironment(file: string, environment: Environment): Promise<void> {
  const present = await readFile(file, 'utf8').catch(() => undefined);
  if (present === formatExports(environment)) await rm(file, { force: true });
}
