// SPDX-License-Identifier: Apache-2.0
import { previewRun, type PreviewProgress, type PreviewReport } from '@churn-risk/core/preview';
import type { Interfaces } from '@oclif/core';
import type { SfCommand } from '@salesforce/sf-plugins-core';
import { showPreview } from '../display/previewSummary.ts';
import { connectTo } from '../orgConnection.ts';
import { openRunStores } from '../runAddress.ts';
import { readThresholds } from '../thresholdsFile.ts';
import { untilStopped } from '../untilStopped.ts';
import type { previewFlags } from './previewFlags.ts';
import { messages } from './previewMessages.ts';

type Flags = Pick<Interfaces.InferredFlags<typeof previewFlags>, keyof typeof previewFlags>;

/** A preview reads and compares: what takes longer than this hangs. */
const PREVIEW_MINUTES = 60;

/**
 * Compares thresholds and shows what they would do.
 *
 * @throws SfError with the exit code of the fault
 */
export function performPreview(flags: Flags, command: SfCommand<unknown>): Promise<PreviewReport> {
  const texts = {
    interrupted: messages.getMessage('error.interrupted'),
    timedOut: messages.getMessage('error.timedOut', [PREVIEW_MINUTES]),
    next: messages.getMessage('error.again'),
  };
  return untilStopped(PREVIEW_MINUTES, texts, async (signal) => {
    const report = await preview(flags, command, signal);
    showPreview(report, command, { hasFile: flags.thresholds !== undefined, mostAccounts: flags['max-accounts'] });
    return report;
  });
}

async function preview(flags: Flags, command: SfCommand<unknown>, signal: AbortSignal): Promise<PreviewReport> {
  const thresholds = flags.thresholds === undefined ? undefined : await readThresholds(flags.thresholds);
  const stores = await openRunStores(flags.run, flags.latest);
  const org = await connectTo(flags['target-org']);
  command.spinner.start(messages.getMessage('stage.title'));
  try {
    return await previewRun(
      { thresholds, accountKeyField: flags['account-key-field'] },
      { ...stores, org, signal, onProgress: (progress) => (command.spinner.status = statusOf(progress)) },
    );
  } finally {
    command.spinner.stop();
  }
}

function statusOf({ stage }: PreviewProgress): string {
  return messages.getMessage(`stage.${stage}`);
}
