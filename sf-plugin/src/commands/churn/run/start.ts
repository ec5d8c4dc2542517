// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from 'node:crypto';
import { requestModelRun, type ModelRunStatus, type RequestedRun, type RunRequest } from '@churn-risk/core/modelRun';
import type { Interfaces } from '@oclif/core';
import { Messages, type Org } from '@salesforce/core';
import { SfCommand } from '@salesforce/sf-plugins-core';
import { showEnd, showModelRun } from '../../../display/modelRunSummary.ts';
import { errorCodesOf } from '../../../errorCodes.ts';
import { asUsageError } from '../../../loadError.ts';
import { followRun } from '../../../modelRun/followRun.ts';
import { findLoadOrg, loadAfterwards, requireOutput } from '../../../modelRun/loadAfterwards.ts';
import { DEFAULT_RUN_MINUTES } from '../../../modelRun/modelRunFlags.ts';
import { messages as runMessages } from '../../../modelRun/modelRunMessages.ts';
import { toRunStatusResult, type RunStartResult } from '../../../modelRun/modelRunResult.ts';
import { openModelRuns } from '../../../modelRun/modelRuns.ts';
import { readNotebookFile } from '../../../modelRun/notebookFile.ts';
import { readRun } from '../../../modelRun/readRun.ts';
import { startFlags } from '../../../modelRun/startFlags.ts';
import { watchTexts } from '../../../modelRun/watchTexts.ts';
import type { LoadDisplay } from '../../../performLoad.ts';
import { untilStopped } from '../../../untilStopped.ts';

Messages.importMessagesDirectoryFromMetaUrl(import.meta.url);
const messages = Messages.loadMessages('sf-plugin-churn', 'churn.run.start');

type StartFlags = Interfaces.InferredFlags<typeof startFlags>;
type StartedRun = Pick<RequestedRun, 'outcome'> & { readonly status: ModelRunStatus; readonly org: Org | undefined };

export default class RunStart extends SfCommand<RunStartResult> {
  public static override readonly summary = messages.getMessage('summary');
  public static override readonly description = messages.getMessage('description');
  public static override readonly examples = messages.getMessages('examples');
  public static override readonly flags = startFlags;
  public static override readonly errorCodes = errorCodesOf(runMessages, '0', '1', '2', '3', '4', '5');

  public async run(): Promise<RunStartResult> {
    const { flags } = await this.parse(RunStart).catch(asUsageError);
    const minutes = flags.wait?.minutes ?? DEFAULT_RUN_MINUTES;
    const { outcome, status, org } = await untilStopped(minutes, watchTexts(minutes, flags.bucket), (signal) =>
      startRun(flags, this, signal),
    );
    const load = org === undefined ? {} : { load: await loadAfterwards(status, org, this) };
    return { ...toRunStatusResult(status), outcome, ...load };
  }
}

async function startRun(flags: StartFlags, display: LoadDisplay, signal: AbortSignal): Promise<StartedRun> {
  const org = flags['then-load'] ? await findLoadOrg(flags['target-org']) : undefined;
  const ports = openModelRuns(flags.bucket);
  const { start, outcome, clusterId } = await requestModelRun(await requestOf(flags), { ...ports, signal });
  display.log(messages.getMessage(`result.${outcome}`, [clusterId]));
  if (org === undefined && flags.wait === undefined) {
    const status = await readRun(start.triggerId, ports);
    showModelRun(status, display);
    display.log(messages.getMessage('result.watch', [flags.bucket, start.runId]));
    return { outcome, status, org };
  }
  if (org !== undefined) requireOutput(start);
  const status = await followRun(start, ports, { signal, pollMs: flags['poll-interval'].milliseconds, display });
  showEnd(status, display);
  return { outcome, status, org };
}

async function requestOf(flags: StartFlags): Promise<RunRequest> {
  return {
    ...(flags.notebook === undefined ? {} : { notebook: await readNotebookFile(flags.notebook) }),
    name: flags.request ?? randomUUID().slice(0, 18),
    direct: flags.direct,
    wishes: {
      ...(flags.season === undefined ? {} : { season: flags.season }),
      ...(flags.parameter === undefined ? {} : { parameters: Object.fromEntries(flags.parameter) }),
    },
  };
}
