// SPDX-License-Identifier: Apache-2.0
import { number, oneOf, type Fault, type Switchboard } from 'local-faults';
import { limitExceeded } from '../flow/unhandledFault.ts';
import type { Actor, Change, SaveError } from '../records/records.ts';
import { RECORD_MATCHES, toldOf } from './recordFault.ts';

/** A limit ends the transaction, so that every record of the chunk is refused. Fewer records need less time. */
export const cpuLimit: Fault<{ records: number; in: 'flow' | 'trigger' }> = {
  name: 'cpu-limit',
  does: 'automation of the org uses up the CPU time of a chunk: none of its records is saved',
  page: 'https://help.salesforce.com/s/articleView?id=platform.flow_considerations_limit_transaction.htm',
  matches: RECORD_MATCHES,
  options: {
    records: number('what the time suffices for in one chunk', 100),
    in: oneOf('which automation', ['flow', 'trigger']),
  },
};

/** The error of all records of a chunk. What Flows save belongs to the chunk that started them, and is not counted. */
export function exceedCpuTime(
  faults: Pick<Switchboard, 'inForce'>,
  changes: readonly Change[],
  actor: Actor,
): SaveError | undefined {
  const [first] = changes;
  if (first === undefined || actor.system) return undefined;
  const struck = faults
    .inForce(cpuLimit)
    .find(({ options, strikes }) => changes.length > options.records && strikes(toldOf(first)));
  return struck && ERRORS[struck.options.in](first);
}

const REASON = 'Apex CPU time limit exceeded';

const ERRORS: Readonly<Record<'flow' | 'trigger', (change: Change) => SaveError>> = {
  flow: () => limitExceeded({ label: 'Keep Others Informed' }, REASON),
  trigger: ({ object, isNew }) => ({
    statusCode: 'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY',
    message: `${object.name.replace('__c', '')}_Trigger: execution of After${isNew ? 'Insert' : 'Update'}\n\ncaused by: System.LimitException: ${REASON}`,
    fields: [],
  }),
};
