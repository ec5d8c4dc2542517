// SPDX-License-Identifier: Apache-2.0
import { evaluateRun } from '../load/planning/evaluateRun.ts';
import { openRun } from '../run/index.ts';
import { readAccountNames } from './accountNames.ts';
import { compareRun } from './compareRun.ts';
import { composePreview } from './composePreview.ts';
import type { PreviewReport } from './previewReport.ts';
import type { PreviewPorts, PreviewRequest } from './previewRequest.ts';
import { readSides } from './previewSides.ts';

/**
 * Says what other thresholds would make of a run, against those of the org: any field of any record may differ. Reads
 * the run and the org; writes nothing anywhere.
 * @throws ChurnError of a run that is refused as a whole, `thresholds_invalid`, `gates_closed` (access), an org or store
 *   that fails, `interrupted` or `timed_out`
 */
export async function previewRun(request: PreviewRequest, ports: PreviewPorts): Promise<PreviewReport> {
  const run = await openRun(ports.run);
  ports.onProgress?.({ stage: 'org' });
  const sides = await readSides(request, ports, run);
  ports.onProgress?.({ stage: 'run', accountsInOrg: sides.now.context.accounts.size });
  const compared = await compareRun(run, sides, ports);
  const evaluated = await evaluateRun(run);
  ports.onProgress?.({ stage: 'names' });
  const names = await readAccountNames(
    ports.org,
    compared.changes.map(({ holder }) => holder.id),
  );
  return composePreview({ run, org: ports.org, sides, names, evaluated, ...compared });
}
