// SPDX-License-Identifier: Apache-2.0
import { readdir } from 'node:fs/promises';
import { createAdminClient, type AdminClient } from '../../local/adminClient.ts';
import { SEASON } from '../season/writeSeason.ts';
import type { OpenScene } from '../scene/scene.ts';
import { listUnfinishedJobs } from './unfinishedJobs.ts';

/**
 * All that a load leaves, a line each: every Risk and Task with its values, the run, and what should not be left at all
 * (unfinished jobs, temporary files). Two equal ends have equal lines, byte for byte; what no two loads have in common
 * (ids, the time of the load) is not in them.
 */
export type End = readonly string[];

/** Waits until nothing is at work in the org any more. */
export async function readEnd({ org, environment, temporary }: OpenScene): Promise<End> {
  await org.idle();
  const token = environment.LOCAL_ADMIN_ORG ?? '';
  const client = createAdminClient(org.url, token);
  const left = await readdir(temporary);
  return [
    ...(await riskLines(client)),
    ...(await taskLines(client)),
    ...(await runLines(client)),
    ...(await listUnfinishedJobs(org.url, token)).map(({ id, state }) => `Job ${id} is ${state}`),
    ...left.map((name) => `Temporary ${name} is left`),
  ].toSorted();
}

/** A load's own time, and the lookup that holds an Id. */
const NOT_COMPARED: ReadonlySet<string> = new Set(['Loaded_At__c', 'Run__c']);

async function riskLines(client: AdminClient): Promise<readonly string[]> {
  const custom = (await client.fields('Risk__c')).map(({ name }) => name).filter((name) => name.endsWith('__c'));
  const fields = custom.filter((name) => !NOT_COMPARED.has(name)).toSorted();
  const risks = await client.query(`SELECT Id, ${fields.join(', ')}, Run__r.Run_Id__c FROM Risk__c`);
  return risks.map(({ Id: _, attributes: __, Run__r: run, ...values }) => {
    const runId = (run as { readonly Run_Id__c: string } | null)?.Run_Id__c;
    return `Risk ${String(values['Risk_Key__c'])} ${JSON.stringify({ ...values, Run_Id__c: runId })}`;
  });
}

const TASK_FIELDS = ['OwnerId', 'AccountId', 'Subject', 'Priority', 'ActivityDate', 'Status', 'Description'];

async function taskLines(client: AdminClient): Promise<readonly string[]> {
  const keys = new Map(
    (await client.query('SELECT Id, Risk_Key__c FROM Risk__c')).map((risk) => [risk.Id, String(risk['Risk_Key__c'])]),
  );
  const tasks = await client.query(`SELECT Id, WhatId, ${TASK_FIELDS.join(', ')} FROM Task`);
  return tasks.map(({ Id: _, attributes: __, WhatId: riskId, ...values }) => {
    return `Task of ${keys.get(String(riskId)) ?? 'no Risk'} ${JSON.stringify(values)}`;
  });
}

const RUN_FIELDS = ['Run_Id__c', 'Status__c', 'Loading_Season__c', 'Lease_Holder__c', 'New_Alerts__c', 'Tasks__c'];

async function runLines(client: AdminClient): Promise<readonly string[]> {
  const runs = await client.query(
    `SELECT Id, ${RUN_FIELDS.join(', ')} FROM Churn_Run__c WHERE Season__c = '${SEASON}'`,
  );
  return runs.map(({ Id: _, attributes: __, ...values }) => `Run ${JSON.stringify(values)}`);
}
