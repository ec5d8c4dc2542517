// SPDX-License-Identifier: Apache-2.0
import type { AwsEvent } from '@churn-risk/local-aws';
import { wireBridge, type Bridge } from '../bridge/wireBridge.ts';
import type { Environment } from '../local/environment.ts';
import type { Local } from '../local/startLocal.ts';
import { narrateEvents } from './narrateEvents.ts';
import { assertServed, loadAgain, showOrg } from './showOrg.ts';

type Say = (line: string) => void;

/** Wires the bridge, starts what `begin` starts, waits until nothing is under way, and shows what is in the org then. */
export async function followChain(local: Local, begin: (bucket: string) => Promise<void>, say: Say): Promise<void> {
  const bucket = useEnvironment(local.environment);
  const bridge = await wireBridge(local, bucket);
  narrateEvents(local.aws.events, say);
  await begin(bucket);
  await local.aws.settled();
  await local.org.idle();
  const run = findLoadedRun(local, bridge);
  await showOrg(local.environment, say);
  await loadAgain(local.environment, ['churn', 'load', '--run', `s3://${bucket}/${run}`], say);
  assertServed(local);
}

/** The functions and the AWS clients take their settings from there. Answers the bucket. */
function useEnvironment(environment: Environment): string {
  for (const [name, value] of Object.entries(environment)) if (name.startsWith('AWS_')) process.env[name] = value;
  return environment['CHURN_BUCKET'] ?? '';
}

/** The folder of the one run that arrived. Throws an Error that says where the chain broke. */
function findLoadedRun({ aws }: Local, bridge: Bridge): string {
  const [dead] = aws.events.deadLetters();
  if (dead !== undefined) throw new Error(`a function failed at every try: ${String(dead.error)}`);
  const [failed] = bridge.failedLoads();
  if (failed !== undefined) throw new Error(`the run was not loaded: ${failed}`);
  const runs = aws.events.sent().flatMap(runOf);
  if (runs.length === 1 && runs[0] !== undefined) return runs[0];
  throw new Error(
    `${runs.length} runs arrived where one was due; the last event was ${JSON.stringify(aws.events.sent().at(-1))}`,
  );
}

function runOf({ source, detail }: AwsEvent): readonly string[] {
  if (source !== 'aws.s3') return [];
  const { key } = detail['object'] as { readonly key: string };
  return key.endsWith('/manifest.json') ? [key.slice(0, -'/manifest.json'.length)] : [];
}
