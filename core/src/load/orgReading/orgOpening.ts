// SPDX-License-Identifier: Apache-2.0
import type { ObjectDescription, OrgPort, Rows } from '../ports.ts';
import { NEEDED_OBJECTS } from './accessNeeds.ts';
import { FLOWS_QUERY } from './orgFlows.ts';
import { RULES_ASKS, type RulesInOrg } from './rulesInForce.ts';
import { seasonRunsQuery } from './seasonRuns.ts';

/** What a load asks first, because nothing else need be known for it. */
export type OrgOpening = {
  /** Undefined: the user does not see the object. */
  readonly described: ReadonlyMap<string, ObjectDescription | undefined>;
  readonly rules: RulesInOrg;
  readonly flows: Rows;
  readonly seasonRuns: Rows;
};

/** All of it in one call. */
export async function openReading(org: OrgPort, season: string, runId: string): Promise<OrgOpening> {
  const [queues, thresholds, setting, flows, seasonRuns, ...descriptions] = await org.ask([
    ...RULES_ASKS,
    { query: FLOWS_QUERY },
    { query: seasonRunsQuery(season, runId) },
    ...NEEDED_OBJECTS.map((object) => ({ describe: object })),
  ]);
  return {
    described: new Map(NEEDED_OBJECTS.map((object, index) => [object, descriptions[index]])),
    rules: { queues, thresholds, setting },
    flows,
    seasonRuns,
  };
}
