// SPDX-License-Identifier: Apache-2.0
import { ChurnError, type LoadReport } from '@churn-risk/core/load';
import type { ModelRunStatus, RunStart } from '@churn-risk/core/modelRun';
import { Org, SfError } from '@salesforce/core';
import { renderCommand } from '../commandLine.ts';
import { EXIT_CODES } from '../exitCodes.ts';
import { defaultWishes, performLoad, type LoadDisplay } from '../performLoad.ts';
import { messages } from './modelRunMessages.ts';

/**
 * The org that a run is loaded into afterwards: the named one, else the default one. Asked for first, so that nobody
 * pays for a cluster to learn of a login that has ended.
 *
 * @throws ChurnError `usage` where no org is named and none is the default; the CLI's own for an org it doesn't know
 */
export async function findLoadOrg(name: string | undefined): Promise<Org> {
  try {
    return await Org.create(name === undefined ? {} : { aliasOrUsername: name });
  } catch (cause) {
    if (name !== undefined) throw cause;
    throw new ChurnError('usage', messages.getMessage('error.noOrg'), messages.getMessage('error.noOrg.next'), {
      cause,
    });
  }
}

/** @throws ChurnError `usage` for the training of a model, which predicts nothing that could be loaded */
export function requireOutput({ runId, output }: Pick<RunStart, 'runId' | 'output'>): void {
  if (output !== undefined) return;
  const next = messages.getMessage('error.training.next');
  throw new ChurnError('usage', messages.getMessage('error.training', [runId]), next);
}

/**
 * Loads the run that is done as `sf churn load` does when nothing but run and org is given.
 *
 * @throws SfError of the load; its first action is the load alone, because the run need not be repeated
 */
export async function loadAfterwards(status: ModelRunStatus, org: Org, display: LoadDisplay): Promise<LoadReport> {
  requireOutput(status.start);
  const uri = status.output?.uri ?? '';
  try {
    const goOn = renderCommand(['sf', 'churn', 'load', '--run', uri, '--target-org', org.getUsername() ?? '']);
    return await performLoad(defaultWishes(uri, org), display, goOn);
  } catch (error) {
    if (!(error instanceof SfError)) throw error;
    // "the same command" would be the wrong one here
    const actions = (error.actions ?? []).slice(error.exitCode === EXIT_CODES.interrupted ? 1 : 0);
    error.actions = [messages.getMessage('error.loadAlone', [uri]), ...actions];
    throw error;
  }
}
