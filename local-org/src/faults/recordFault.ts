// SPDX-License-Identifier: Apache-2.0
import type { Fault, InForce, OptionValues, Switchboard } from 'local-faults';
import type { ObjectDef } from '../schema/definitions.ts';
import type { Change, SaveError } from '../records/records.ts';

/** A fault that strikes records while they are saved, whoever saves them. A share is always of the same records. */
export type RecordFault<O extends OptionValues = OptionValues> = Fault<O> & {
  /** Before anything is written, or with the Flows and triggers behind it. */
  readonly step: 'check' | 'automation';
  /** New records only. */
  readonly onlyNew?: true;
  errorOf(options: O): SaveError;
};

/** What can be given to narrow a fault to some records. */
export const RECORD_MATCHES = ['object', 'operation'] as const;

/** The error of the first fault of a step that strikes the record. */
export function strikeRecord(
  faults: Pick<Switchboard, 'all'>,
  step: RecordFault['step'],
  change: Change,
): SaveError | undefined {
  const struck = faults.all().find((inForce) => isRecordFault(inForce) && isStruck(inForce, step, change));
  return struck && (struck.fault as RecordFault).errorOf(struck.options);
}

/** What the patterns of a fault are held against. */
export function toldOf({ object, isNew }: Change): Readonly<Record<string, string>> {
  return { object: object.name, operation: isNew ? 'insert' : 'update' };
}

function isRecordFault(inForce: InForce): inForce is InForce<RecordFault> {
  return 'step' in inForce.fault;
}

function isStruck({ fault, strikes }: InForce<RecordFault>, step: RecordFault['step'], change: Change): boolean {
  if (fault.step !== step || (fault.onlyNew === true && !change.isNew)) return false;
  return strikes(toldOf(change), keyOf(change));
}

/** What stays the same when the record is saved again: its external id, else its id. */
function keyOf({ object, values, id }: Change): string {
  return String(values[externalIdOf(object) ?? ''] ?? id);
}

const externalIds = new WeakMap<ObjectDef, string | undefined>();

function externalIdOf(object: ObjectDef): string | undefined {
  if (!externalIds.has(object))
    externalIds.set(object, [...object.fields.values()].find((field) => field.externalId && field.unique)?.name);
  return externalIds.get(object);
}
