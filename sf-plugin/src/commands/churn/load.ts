// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from 'node:crypto';
import { loadRun, newLoadId, type LoadPorts, type LoadReport, type LoadRequest } from '@churn-risk/core/load';
import { createFolderStore } from '@churn-risk/core/run';
import type { Interfaces } from '@oclif/core';
import { SfCommand, toHelpSection } from '@salesforce/sf-plugins-core';
import { openLoadStages, type LoadStages } from '../../display/loadStages.ts';
import { showSummary } from '../../display/loadSummary.ts';
import { WITH_FAILURES } from '../../exitCodes.ts';
import { asUsageError, toSfError } from '../../loadError.ts';
import { isGone, nameHolder } from '../../leaseHolder.ts';
import { loadFlags } from '../../loadFlags.ts';
import { messages } from '../../loadMessages.ts';
import type { LoadResult } from '../../loadResult.ts';
import { connectTo } from '../../orgConnection.ts';
import { openRunStores } from '../../runAddress.ts';
import { watchForStop } from '../../stopSignal.ts';
import { readThresholds } from '../../thresholdsFile.ts';

type LoadFlags = Interfaces.InferredFlags<typeof loadFlags>;

export default class Load extends SfCommand<LoadResult> {
  public static override readonly summary = messages.getMessage('summary');
  public static override readonly description = messages.getMessage('description');
  public static override readonly examples = messages.getMessages('examples');
  public static override readonly flags = loadFlags;
  public static override readonly errorCodes = toHelpSection('ERROR CODES', {
    '0': messages.getMessage('exit.0'),
    '1': messages.getMessage('exit.1'),
    '2': messages.getMessage('exit.2'),
    '3': messages.getMessage('exit.3'),
    '4': messages.getMessage('exit.4'),
    '5': messages.getMessage('exit.5'),
  });

  public async run(): Promise<LoadResult> {
    const { flags } = await this.parse(Load).catch(asUsageError);
    const minutes = flags.wait.minutes;
    const stop = watchForStop(flags.wait.milliseconds, {
      interrupted: messages.getMessage('error.interrupted'),
      timedOut: messages.getMessage('error.timedOut', [minutes]),
      next: messages.getMessage('error.goOn'),
    });
    const stages = openLoadStages({
      dryRun: flags['dry-run'],
      json: this.jsonEnabled(),
      log: (line) => this.log(line),
    });
    try {
      const report = await load(flags, stages, stop.signal);
      stages.end('completed');
      showSummary(report, this);
      if (report.outcome === 'loaded with failures') process.exitCode = WITH_FAILURES;
      return report;
    } catch (error) {
      stages.end('failed');
      throw toSfError(error);
    } finally {
      stop.stop();
    }
  }
}

async function load(flags: LoadFlags, stages: LoadStages, signal: AbortSignal): Promise<LoadReport> {
  const request = await requestOf(flags);
  const stores = await openRunStores(flags.run, flags.latest);
  const ports: LoadPorts = {
    ...stores,
    org: await connectTo(flags['target-org']),
    clock: () => new Date(),
    isGone,
    onProgress: stages.show,
    signal,
    ...(flags['results-dir'] === undefined ? {} : { results: createFolderStore(flags['results-dir']) }),
  };
  return loadRun(request, ports);
}

async function requestOf(flags: LoadFlags): Promise<LoadRequest> {
  return {
    loadId: newLoadId(new Date(), randomUUID()),
    holder: nameHolder(),
    dryRun: flags['dry-run'],
    thresholds: flags.thresholds === undefined ? undefined : await readThresholds(flags.thresholds),
    accountKeyField: flags['account-key-field'],
    maxRejects: flags['max-rejects'],
    maxUnknown: flags['max-unknown'],
    overrides: new Set(flags.override),
    allowEmpty: flags['allow-empty'],
    control: !flags['no-control'],
  };
}
