// SPDX-License-Identifier: Apache-2.0
import { findModelRun } from '@churn-risk/core/modelRun';
import { Messages } from '@salesforce/core';
import { SfCommand } from '@salesforce/sf-plugins-core';
import { showEnd } from '../../../display/modelRunSummary.ts';
import { errorCodesOf } from '../../../errorCodes.ts';
import { asUsageError } from '../../../loadError.ts';
import { followRun } from '../../../modelRun/followRun.ts';
import { findLoadOrg, loadAfterwards, requireOutput } from '../../../modelRun/loadAfterwards.ts';
import { bucketFlags, runIdFlags, waitFlag, watchFlags } from '../../../modelRun/modelRunFlags.ts';
import { messages as runMessages } from '../../../modelRun/modelRunMessages.ts';
import { toRunStatusResult, type RunWaitResult } from '../../../modelRun/modelRunResult.ts';
import { openModelRuns } from '../../../modelRun/modelRuns.ts';
import { watchTexts } from '../../../modelRun/watchTexts.ts';
import { untilStopped } from '../../../untilStopped.ts';

Messages.importMessagesDirectoryFromMetaUrl(import.meta.url);
const messages = Messages.loadMessages('sf-plugin-churn', 'churn.run.wait');

export default class RunWait extends SfCommand<RunWaitResult> {
  public static override readonly summary = messages.getMessage('summary');
  public static override readonly description = messages.getMessage('description');
  public static override readonly examples = messages.getMessages('examples');
  public static override readonly flags = { ...bucketFlags, ...runIdFlags, wait: waitFlag.always(), ...watchFlags };
  public static override readonly errorCodes = errorCodesOf(runMessages, '0', '1', '2', '3', '4', '5');

  public async run(): Promise<RunWaitResult> {
    const { flags } = await this.parse(RunWait).catch(asUsageError);
    const { minutes } = flags.wait;
    const id = flags['run-id'];
    const thenLoad = flags['then-load'] === true;
    const { org, status } = await untilStopped(minutes, watchTexts(minutes, flags.bucket, id), async (signal) => {
      const loadOrg = thenLoad ? await findLoadOrg(flags['target-org']) : undefined;
      const ports = openModelRuns(flags.bucket);
      const start = await findModelRun(id === undefined ? { latest: true } : { id }, ports.locks);
      if (thenLoad) requireOutput(start);
      const options = { signal, pollMs: flags['poll-interval'].milliseconds, display: this };
      return { org: loadOrg, status: await followRun(start, ports, options) };
    });
    showEnd(status, this);
    const load = org === undefined ? {} : { load: await loadAfterwards(status, org, this) };
    return { ...toRunStatusResult(status), ...load };
  }
}
