// SPDX-License-Identifier: Apache-2.0
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSwitchboard, fillOrder, type FaultOrder } from 'local-faults';
import { ACCESS_OBJECTS, createAccess } from './access/access.ts';
import { createAllowance, DEFAULT_LIMITS, type DailyLimits } from './allowance.ts';
import { createAutomation } from './flow/automation.ts';
import { createBackground } from './background.ts';
import { FAULTS } from './faults/faults.ts';
import { troubleAccess } from './faults/troubledAccess.ts';
import { troubleAutomation } from './faults/troubledAutomation.ts';
import { ORG_ID, foundOrg } from './foundOrg.ts';
import { createLocks } from './locks/locks.ts';
import { createComponents } from './metadata/components.ts';
import { createSessions } from './oauth/sessions.ts';
import type { Clock, Delays, Org } from './org.ts';
import { openDatabase } from './records/database.ts';
import { createRecords } from './records/engine.ts';
import { createSequences } from './records/sequences.ts';
import { createStoredReading } from './records/storedReading.ts';
import { createStore } from './records/store.ts';
import { FOLD, syncTable } from './records/table.ts';
import { calculatedSql } from './soql/calculatedSql.ts';
import { createSchema } from './schema/schema.ts';
import { createTranslations } from './translation/translations.ts';

export type OrgOptions = {
  /** A file that keeps the org between starts; without it the org lives in memory. */
  readonly state?: string;
  readonly clock?: Clock;
  readonly delays?: Partial<Delays>;
  /** What the org allows in a day, where that is not the usual. */
  readonly limits?: Partial<DailyLimits>;
  /** What goes wrong from the start on; an unknown one throws FaultRefused. */
  readonly faults?: readonly FaultOrder[];
};

const DEFAULT_DELAYS: Delays = { jobQueue: 100, jobRun: 100, asyncPath: 50, asyncRetry: 200 };
const SYSTEM_CLOCK: Clock = { now: () => new Date() };

/** An org without a server: new, or as the state file has it. */
export function openOrg(options: OrgOptions = {}): { readonly org: Org; close(): Promise<void> } {
  // before anything is opened that would have to be closed
  for (const order of options.faults ?? []) fillOrder(order, FAULTS);
  const folder = makeFolder(options.state);
  const database = openDatabase(options.state);
  database.define(FOLD);
  const store = createStore(database);
  const schema = createSchema(store, (object) => syncTable(database, object));
  const faults = createSwitchboard(FAULTS);
  const access = troubleAccess(createAccess(database, store, schema), schema, faults);
  const clock = options.clock ?? SYSTEM_CLOCK;
  const locks = createLocks(database, clock, faults);
  const records = createRecords({
    database,
    schema,
    access,
    clock,
    sequences: createSequences(database),
    locks,
    stored: createStoredReading(database),
    automation: () => org.automation,
    saved: (object) => ACCESS_OBJECTS.has(object) && access.forget(),
    pending: [],
  });
  const parts: Omit<Org, 'automation'> = {
    id: ORG_ID,
    clock,
    schema,
    records,
    locks,
    access,
    components: createComponents(store),
    translations: createTranslations(store),
    unsupported: [],
    faults,
    allowance: createAllowance({ ...DEFAULT_LIMITS, ...options.limits }, faults),
    sessions: createSessions(store, ORG_ID),
    background: createBackground(),
    store,
    folder,
    delays: { ...DEFAULT_DELAYS, ...options.delays },
    database,
  };
  const org: Org = { ...parts, automation: troubleAutomation(createAutomation(parts), faults) };
  database.define(calculatedSql(org));
  foundOrg(org);
  for (const order of options.faults ?? []) org.faults.switchOn(order);
  return { org, close: () => closeOrg(org, options.state === undefined) };
}

function makeFolder(state: string | undefined): string {
  if (state === undefined) return mkdtempSync(join(tmpdir(), 'local-org-'));
  const folder = `${state}.files`;
  mkdirSync(folder, { recursive: true });
  return folder;
}

async function closeOrg(org: Org, isTemporary: boolean): Promise<void> {
  try {
    await org.background.close();
  } finally {
    org.database.close();
    if (isTemporary) rmSync(org.folder, { recursive: true, force: true });
  }
}
