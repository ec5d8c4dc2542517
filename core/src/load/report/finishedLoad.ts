// SPDX-License-Identifier: Apache-2.0
import { ChurnError } from '../../churnError.ts';
import { MANIFEST_FILE, type FileStore } from '../../run/index.ts';
import type { LoadPorts } from '../loadRequest.ts';
import { sourceOf } from '../writing/churnRunRecord.ts';
import type { LoadReport } from './loadReport.ts';

/**
 * The id of an earlier load that brought this run into this org without failures, as the reports below `loads/` tell;
 * undefined where there is none. A manifest that was written again since counts as another run.
 *
 * It only spares work: a run that is loaded twice writes nothing the second time.
 */
export async function findFinishedLoad({
  run,
  root,
  org,
}: Pick<LoadPorts, 'run' | 'root' | 'org'>): Promise<string | undefined> {
  const source = await sourceIn(run);
  const reports = root.sub(`loads/${org.orgId}/${lastSegment(run.uri)}`);
  const loadIds: string[] = [];
  for await (const loadId of reports.folders('')) loadIds.push(loadId);
  for (const loadId of loadIds.reverse()) {
    const report = await readReport(reports, `${loadId}/report.json`);
    if (report?.outcome === 'loaded' && report.source === source) return loadId;
  }
  return undefined;
}

async function sourceIn(run: FileStore): Promise<string> {
  const version = (await run.stat(MANIFEST_FILE))?.version;
  const uri = `${run.uri}/${MANIFEST_FILE}`;
  return sourceOf({ source: version === undefined ? { uri } : { uri, version } });
}

/** A report that is not there, or cut off, is none. */
async function readReport(store: FileStore, path: string): Promise<Partial<LoadReport> | undefined> {
  try {
    const chunks: Uint8Array[] = [];
    for await (const chunk of store.read(path)) chunks.push(chunk);
    return JSON.parse(Buffer.concat(chunks).toString()) as Partial<LoadReport>;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    if (error instanceof ChurnError && error.code === 'run_file_missing') return undefined;
    throw error;
  }
}

function lastSegment(uri: string): string {
  return uri.slice(uri.lastIndexOf('/') + 1);
}
