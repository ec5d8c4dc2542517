// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { PACKAGE_FOLDER, ROOT, SF_HOME } from './folders.ts';
import { runSf, type SfResult } from './sf.ts';

/** Deploys force-app with `sf project deploy start`; throws an Error that lists the components that were refused. */
export async function deployPackage(orgUrl: string, token: string): Promise<{ readonly components: number }> {
  await mkdir(SF_HOME, { recursive: true });
  const args = [
    'project',
    'deploy',
    'start',
    '--source-dir',
    relative(ROOT, PACKAGE_FOLDER),
    '--target-org',
    token,
    '--json',
  ];
  const result = await runSf(args, { HOME: SF_HOME, SF_ORG_INSTANCE_URL: orgUrl });
  const report = readReport(result);
  if (result.exitCode === 0) return { components: report.result?.numberComponentsDeployed ?? 0 };
  throw new Error(`force-app was not deployed:\n${failuresOf(report).join('\n')}`);
}

/** Changes whenever a file of force-app does. */
export async function fingerprintPackage(folder: string = PACKAGE_FOLDER): Promise<string> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const hash = createHash('sha256');
  for (const file of files.sort()) hash.update(`${relative(folder, file)}\0`).update(await readFile(file));
  return hash.digest('hex');
}

type Failure = { readonly fileName?: string; readonly fullName?: string; readonly problem?: string };
type DeployReport = {
  readonly message?: string;
  readonly result?: {
    readonly numberComponentsDeployed?: number;
    readonly details?: { readonly componentFailures?: Failure | readonly Failure[] };
  };
};

function readReport({ stdout, stderr }: SfResult): DeployReport {
  try {
    return JSON.parse(stdout) as DeployReport;
  } catch {
    throw new Error(`sf project deploy start gave no JSON:\n${stdout}\n${stderr}`);
  }
}

function failuresOf({ message, result }: DeployReport): readonly string[] {
  const failures = [result?.details?.componentFailures ?? []].flat();
  if (failures.length === 0) return [message ?? 'sf named no reason'];
  return failures.map(({ fileName, fullName, problem }) => `  ${fileName} ${fullName}: ${problem}`);
}
