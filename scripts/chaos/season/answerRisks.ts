// SPDX-License-Identifier: Apache-2.0
import type { AdminClient, OrgRecord } from '../../local/adminClient.ts';
import { requireSaved } from '../../local/seed/requireSaved.ts';
import { listCustomers, type Story } from './stories.ts';
import { SEASON } from './writeSeason.ts';

/** What reps do between the season's two loads, as the stories have it. */
export async function answerRisks(client: AdminClient): Promise<void> {
  const stories = await storiesByRisk(client);
  const tasks = await client.query("SELECT Id, WhatId FROM Task WHERE What.Type = 'Risk__c'");
  const begun = tasks.filter((task) => stories.get(String(task['WhatId']))?.taskBegun === true);
  await update(
    client,
    'Task',
    begun.map(({ Id }) => ({ Id, Status: 'In Progress' })),
  );
  await update(
    client,
    'Risk__c',
    [...stories].flatMap(([Id, { answer }]) => (answer === undefined ? [] : [{ Id, ...answer }])),
  );
}

async function storiesByRisk(client: AdminClient): Promise<ReadonlyMap<string, Story>> {
  const stories = new Map(listCustomers().map(({ key, story }) => [`${key}:${SEASON}`, story]));
  const risks = await client.query(`SELECT Id, Risk_Key__c FROM Risk__c WHERE Season__c = '${SEASON}'`);
  return new Map(
    risks.flatMap((risk) => {
      const story = stories.get(String(risk['Risk_Key__c']));
      return story === undefined ? [] : [[risk.Id, story] as const];
    }),
  );
}

async function update(client: AdminClient, object: string, records: readonly OrgRecord[]): Promise<void> {
  requireSaved(object, records, await client.update(object, records));
}
