// SPDX-License-Identifier: Apache-2.0
import { ChurnError } from '../../churnError.ts';
import { foldKey } from '../../rules/index.ts';
import { unzipLines, type FileStore } from '../../run/index.ts';

export const ASSIGNMENTS_FILE = 'assignments.ndjson.gz';

/** Keys (lower case) of the accounts that earlier loads of the season, of any run, held out in this org. */
export async function readHeldOutBefore(root: FileStore, orgId: string, season: string): Promise<ReadonlySet<string>> {
  const heldOut = new Set<string>();
  for await (const path of root.list(`loads/${orgId}`)) {
    if (path.endsWith(`/${ASSIGNMENTS_FILE}`)) await addHeldOut(root, path, season, heldOut);
  }
  return heldOut;
}

async function addHeldOut(root: FileStore, path: string, season: string, heldOut: Set<string>): Promise<void> {
  try {
    for await (const line of unzipLines(root.read(path))) {
      const key = line === '' ? undefined : heldOutKey(JSON.parse(line), season);
      if (key !== undefined) heldOut.add(foldKey(key));
    }
  } catch (cause) {
    throw cause instanceof ChurnError ? cause : unreadable(`${root.uri}/${path}`, cause);
  }
}

function heldOutKey(row: unknown, season: string): string | undefined {
  const { accountKey, arm, season: of } = row as Readonly<Record<string, unknown>>;
  return arm === 'held_out' && of === season && typeof accountKey === 'string' ? accountKey : undefined;
}

function unreadable(uri: string, cause: unknown): ChurnError {
  return new ChurnError(
    'store_unreadable',
    `${uri} can't be read, so it can't be told which accounts this season's earlier loads held out.`,
    'Restore that file, or load without a control group (--no-control).',
    { cause },
  );
}
