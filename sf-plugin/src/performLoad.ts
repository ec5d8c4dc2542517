// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from 'node:crypto';
import { loadRun, newLoadId, type LoadPorts, type LoadReport, type LoadRequest } from '@churn-risk/core/load';
import { createFolderStore } from '@churn-risk/core/run';
import type { Interfaces } from '@oclif/core';
import { openLoadStages, type LoadStages } from './display/loadStages.ts';
import { showSummary, type Display } from './display/loadSummary.ts';
import { WITH_FAILURES } from './exitCodes.ts';
import { isGone, nameHolder } from './leaseHolder.ts';
import { LOAD_MINUTES, type loadFlags } from './loadFlags.ts';
import { messages } from './loadMessages.ts';
import { connectTo } from './orgConnection.ts';
import { openRunStores } from './runAddress.ts';
import { untilStopped } from './untilStopped.ts';
import { readThresholds } from './thresholdsFile.ts';

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
    thresholds: undefined,
    wait: { minutes: LOAD_MINUTES },
    'max-rejects': undefined,
    'max-unknown': undefined,
    'no-control': false,
    'allow-empty': false,
    override: undefined,
    'results-dir': undefined,
    'account-key-field': undefined,
  };
}

/**
 * Loads a run and shows it: stages, then the summary. Sets the exit code where the org did not take everything.
 *
 * @throws SfError with the exit code of the fault
 */
export function performLoad(wishes: LoadWishes, display: LoadDisplay): Promise<LoadReport> {
  const { minutes } = wishes.wait;
  const texts = {
    interrupted: messages.getMessage('error.interrupted'),
    timedOut: messages.getMessage('error.timedOut', [minutes]),
    next: messages.getMessage('error.goOn'),
  };
  return untilStopped(minutes, texts, (signal) => loadInStages(wishes, display, signal));
}

async function loadInStages(wishes: LoadWishes, display: LoadDisplay, signal: AbortSignal): Promise<LoadReport> {
  const stages = openLoadStages({
    dryRun: wishes['dry-run'],
    json: display.jsonEnabled(),
    log: (line) => display.log(line),
  });
  const report = await load(wishes, stages, signal).catch((error: unknown) => {
    stages.end('failed');
    throw error;
  });
  stages.end('completed');
  showSummary(report, display);
  if (report.outcome === 'loaded with failures') process.exitCode = WITH_FAILURES;
  return report;
}

async function load(wishes: LoadWishes, stages: LoadStages, signal: AbortSignal): Promise<LoadReport> {
  const request = await requestOf(wishes);
  const stores = await openRunStores(wishes.run, wishes.latest);
  const ports: LoadPorts = {
    ...stores,
    org: await connectTo(wishes['target-org']),
    clock: () => new Date(),
    isGone,
    onProgress: stages.show,
    signal,
    ...(wishes['results-dir'] === undefined ? {} : { results: createFolderStore(wishes['results-dir']) }),
  };
  return loadRun(request, ports);
}

async function requestOf(wishes: LoadWishes): Promise<LoadRequest> {
  return {
    loadId: newLoadId(new Date(), randomUUID()),
    holder: nameHolder(),
    dryRun: wishes['dry-run'],
    thresholds: wishes.thresholds === undefined ? undefined : await readThresholds(wishes.thresholds),
    accountKeyField: wishes['account-key-field'],
    maxRejects: wishes['max-rejects'],
    maxUnknown: wishes['max-unknown'],
    overrides: new Set(wishes.override),
    allowEmpty: wishes['allow-empty'],
    control: !wishes['no-control'],
  };
}
