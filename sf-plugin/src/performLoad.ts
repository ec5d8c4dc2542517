// SPDX-License-Identifier: Apache-2.0
import { loadRun, type LoadPorts, type LoadReport } from '@churn-risk/core/load';
import { createFolderStore } from '@churn-risk/core/run';
import type { Interfaces } from '@oclif/core';
import { SfError } from '@salesforce/core';
import { renderCommand } from './commandLine.ts';
import { openLoadStages, type LoadStages } from './display/loadStages.ts';
import { showSummary, type Display } from './display/loadSummary.ts';
import { WITH_FAILURES } from './exitCodes.ts';
import { isGone } from './leaseHolder.ts';
import { LOAD_MINUTES, type loadFlags } from './loadFlags.ts';
import { messages } from './loadMessages.ts';
import { connectTo } from './orgConnection.ts';
import { placePlan } from './planPlace.ts';
import type { EndedLoad } from './reports/loadEnding.ts';
import { openWishedLoad } from './wishedLoad.ts';
import { untilStopped } from './untilStopped.ts';

type Flags = Pick<Interfaces.InferredFlags<typeof loadFlags>, keyof typeof loadFlags>;

/** What the flags of `sf churn load` say. */
export type LoadWishes = Omit<Flags, 'wait'> & { readonly wait: { readonly minutes: number } };

/** What the command gives: how to show things. */
export type LoadDisplay = Display & { jsonEnabled(): boolean };

/** What is wished where only a run and an org are named: the defaults of the flags. */
export function defaultWishes(run: string, org: LoadWishes['target-org']): LoadWishes {
  return {
    'target-org': org,
    run,
    latest: false,
    'dry-run': false,
    'plan-file': undefined,
    apply: undefined,
    junit: undefined,
    summary: undefined,
    thresholds: undefined,
    wait: { minutes: LOAD_MINUTES },
    'max-rejects': undefined,
    'max-unknown': undefined,
    'keep-allowance': undefined,
    'no-control': false,
    'allow-empty': false,
    override: undefined,
    'results-dir': undefined,
    'account-key-field': undefined,
  };
}

/**
 * Loads a run and shows it: stages, then the summary. Sets the exit code where the org did not take everything.
 * `goOn`: the command that goes on with this load, as it is told however the load ends but well.
 *
 * @throws SfError with the exit code of the fault
 */
export async function performLoad(wishes: LoadWishes, display: LoadDisplay, goOn: string): Promise<LoadReport> {
  const { minutes } = wishes.wait;
  const texts = {
    interrupted: messages.getMessage('error.interrupted'),
    timedOut: messages.getMessage('error.timedOut', [minutes]),
    next: messages.getMessage('error.goOn'),
    onInterrupt: () => display.warn(messages.getMessage('warning.stopping')),
  };
  const report = await untilStopped(minutes, texts, (signal) => loadInStages(wishes, display, { goOn, signal })).catch(
    (error: unknown) => {
      throw withGoOn(error, goOn);
    },
  );
  if (report.outcome !== 'loaded with failures') return report;
  process.exitCode = WITH_FAILURES;
  display.log(messages.getMessage('result.goOn', [goOn]));
  return report;
}

/** The command stands alone, so that a line can be pasted. */
function withGoOn(error: unknown, goOn: string): unknown {
  if (!(error instanceof SfError) || !goesOn(error)) return error;
  error.actions = [...(error.actions ?? []), messages.getMessage('error.goOnWith'), goOn];
  return error;
}

type Frame = { readonly goOn: string; readonly signal: AbortSignal };

async function loadInStages(wishes: LoadWishes, display: LoadDisplay, { goOn, signal }: Frame): Promise<LoadReport> {
  const stages = openLoadStages({
    dryRun: wishes['dry-run'],
    json: display.jsonEnabled(),
    log: (line) => display.log(line),
  });
  const startedAt = new Date();
  let latest: LoadReport | undefined;
  try {
    const report = await load(wishes, { stages, onReport: (told) => (latest = told) }, signal);
    stages.end('completed');
    const left = report.outcome === 'loaded with failures' ? goOn : undefined;
    await leaveReports(wishes, display, { startedAt, report, goOn: left });
    showEnd(report, wishes, display);
    return report;
  } catch (error) {
    stages.end('failed');
    await leaveReports(wishes, display, { startedAt, report: latest, error, goOn: goesOn(error) ? goOn : undefined });
    throw error;
  }
}

function showEnd(report: LoadReport, wishes: LoadWishes, display: LoadDisplay): void {
  showSummary(report, display);
  const planFile = wishes['plan-file'];
  if (planFile === undefined) return;
  const org = wishes['target-org'].getUsername() ?? '';
  const apply = renderCommand(['sf', 'churn', 'load', '--apply', planFile, '--target-org', org]);
  display.log(messages.getMessage('result.plan', [planFile, apply]));
}

type Ended = Omit<EndedLoad, 'dryRun'>;

/** A report that can't be written is a warning: what became of the load counts for more. */
async function leaveReports(wishes: LoadWishes, display: LoadDisplay, ended: Ended): Promise<void> {
  const { junit, summary } = wishes;
  if (junit === undefined && summary === undefined) return;
  const { writeReports } = await import('./reports/writeReports.ts');
  await writeReports({ junit, summary }, { ...ended, dryRun: wishes['dry-run'] }).catch((error: Error) => {
    display.warn(messages.getMessage('warning.reports', [error.message]));
  });
}

type Watching = { readonly stages: LoadStages; readonly onReport: (report: LoadReport) => void };

/** False where the same command would end the same again, whatever is mended. */
function goesOn(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return code !== 'usage' && code !== 'plan_invalid' && code !== 'plan_differs';
}

async function load(wishes: LoadWishes, { stages, onReport }: Watching, signal: AbortSignal): Promise<LoadReport> {
  const { request, stores } = await openWishedLoad(wishes);
  const ports: LoadPorts = {
    ...stores,
    org: await connectTo(wishes['target-org']),
    clock: () => new Date(),
    isGone,
    onProgress: stages.show,
    onReport,
    signal,
    ...(wishes['results-dir'] === undefined ? {} : { results: createFolderStore(wishes['results-dir']) }),
    ...(wishes['plan-file'] === undefined ? {} : { planFile: placePlan(wishes['plan-file']) }),
  };
  return loadRun(request, ports);
}
