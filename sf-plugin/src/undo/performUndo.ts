// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from 'node:crypto';
import { openStore } from '@churn-risk/core/aws';
import { newLoadId } from '@churn-risk/core/load';
import { createFolderStore } from '@churn-risk/core/run';
import { undoRun, type UndoProgress, type UndoReport } from '@churn-risk/core/undo';
import type { Interfaces } from '@oclif/core';
import { SfError } from '@salesforce/core';
import type { SfCommand } from '@salesforce/sf-plugins-core';
import { showUndo } from '../display/undoSummary.ts';
import { EXIT_CODES, WITH_FAILURES } from '../exitCodes.ts';
import { isGone, nameHolder } from '../leaseHolder.ts';
import { connectTo } from '../orgConnection.ts';
import { absoluteAddress } from '../runAddress.ts';
import { untilStopped } from '../untilStopped.ts';
import type { undoFlags } from './undoFlags.ts';
import { messages } from './undoMessages.ts';

type Flags = Pick<Interfaces.InferredFlags<typeof undoFlags>, keyof typeof undoFlags>;

/**
 * Takes a run back and shows it. Sets the exit code where the org did not take everything.
 * `goOn`: the command that goes on with this undo.
 *
 * @throws SfError with the exit code of the fault
 */
export async function performUndo(flags: Flags, command: SfCommand<unknown>, goOn: string): Promise<UndoReport> {
  const { minutes } = flags.wait;
  const texts = {
    interrupted: messages.getMessage('error.interrupted'),
    timedOut: messages.getMessage('error.timedOut', [minutes]),
    next: messages.getMessage('error.goOn'),
    onInterrupt: () => command.warn(messages.getMessage('warning.stopping')),
  };
  const report = await untilStopped(minutes, texts, (signal) => undo(flags, command, signal)).catch(
    (error: unknown) => {
      throw withGoOn(error, goOn);
    },
  );
  showUndo(report, command);
  if (report.outcome !== 'undone with failures') return report;
  process.exitCode = WITH_FAILURES;
  command.log(messages.getMessage('result.goOn', [goOn]));
  return report;
}

/** A refused undo ends the same when it is run again; every other goes on. */
function withGoOn(error: unknown, goOn: string): unknown {
  const goesOn: readonly number[] = [EXIT_CODES.org_unreachable, EXIT_CODES.interrupted];
  if (error instanceof SfError && goesOn.includes(error.exitCode)) {
    error.actions = [...(error.actions ?? []), messages.getMessage('error.goOnWith'), goOn];
  }
  return error;
}

async function undo(flags: Flags, command: SfCommand<unknown>, signal: AbortSignal): Promise<UndoReport> {
  const results = flags['results-dir'];
  const org = await connectTo(flags['target-org']);
  command.spinner.start(messages.getMessage('stage.title'));
  try {
    return await undoRun(
      {
        undoId: newLoadId(new Date(), randomUUID()),
        holder: nameHolder(),
        runId: flags['run-id'],
        runFolder: flags.run === undefined ? undefined : absoluteAddress(flags.run),
        dryRun: flags['dry-run'],
        includeWorkedOn: flags['include-worked-on'],
      },
      {
        org,
        openRoot: openStore,
        ...(results === undefined ? {} : { results: createFolderStore(results) }),
        clock: () => new Date(),
        onProgress: (progress) => (command.spinner.status = statusOf(progress)),
        isGone,
        signal,
      },
    );
  } finally {
    command.spinner.stop();
  }
}

function statusOf({ stage, toWrite = 0, written = 0, failed = 0, openTasks = 0 }: UndoProgress): string {
  if (stage === 'risks') return messages.getMessage('stage.risks', [written + failed, toWrite]);
  if (stage === 'tasks') return messages.getMessage('stage.tasks', [openTasks]);
  return messages.getMessage(`stage.${stage}`);
}
