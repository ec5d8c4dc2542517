// SPDX-License-Identifier: Apache-2.0
import { Messages } from '@salesforce/core';
import { SfCommand } from '@salesforce/sf-plugins-core';
import { showModelRun } from '../../../display/modelRunSummary.ts';
import { errorCodesOf } from '../../../errorCodes.ts';
import { asUsageError, toSfError } from '../../../loadError.ts';
import { bucketFlags, runIdFlags } from '../../../modelRun/modelRunFlags.ts';
import { messages as runMessages } from '../../../modelRun/modelRunMessages.ts';
import { toRunStatusResult, type RunStatusResult } from '../../../modelRun/modelRunResult.ts';
import { openModelRuns } from '../../../modelRun/modelRuns.ts';
import { readRun } from '../../../modelRun/readRun.ts';

Messages.importMessagesDirectoryFromMetaUrl(import.meta.url);
const messages = Messages.loadMessages('sf-plugin-churn', 'churn.run.status');

export default class RunStatus extends SfCommand<RunStatusResult> {
  public static override readonly summary = messages.getMessage('summary');
  public static override readonly description = messages.getMessage('description');
  public static override readonly examples = messages.getMessages('examples');
  public static override readonly flags = { ...bucketFlags, ...runIdFlags };
  public static override readonly errorCodes = errorCodesOf(runMessages, '0', '1', '2', '3');

  public async run(): Promise<RunStatusResult> {
    const { flags } = await this.parse(RunStatus).catch(asUsageError);
    try {
      const status = await readRun(flags['run-id'], openModelRuns(flags.bucket));
      showModelRun(status, this);
      return toRunStatusResult(status);
    } catch (error) {
      throw toSfError(error);
    }
  }
}
