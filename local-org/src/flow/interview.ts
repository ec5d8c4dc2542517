// SPDX-License-Identifier: Apache-2.0
import type { Actor, FieldValue, RecordValues } from '../records/records.ts';
import type { ObjectDef } from '../schema/definitions.ts';

/** A record in a Flow. `changed` names the fields that the Flow has set: only those are saved. */
export type FlowRecord = {
  readonly object: ObjectDef;
  readonly values: Record<string, FieldValue>;
  readonly changed: Set<string>;
};

export type FlowValue = FieldValue | FlowRecord | readonly (FieldValue | FlowRecord)[];

/** One run of a Flow for one record. */
export type Interview = {
  /** `$Record` */
  readonly record: FlowRecord;
  /** `$Record__Prior`; undefined for a new record. */
  readonly prior: RecordValues | undefined;
  readonly actor: Actor;
  /** Variables, outputs of elements and places in loops, by name in lower case. */
  readonly values: Map<string, FlowValue>;
  /** The element to run next; undefined at the end. */
  next: string | undefined;
  /** `$Flow.FaultMessage` */
  fault: string | undefined;
  /** Why the interview ended without a fault path to take. */
  failure: string | undefined;
};

/** A fault at run time: it ends the interview, unless the element has a fault connector. */
export class FlowFault extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'FlowFault';
  }
}

export const isRecord = (value: FlowValue | undefined): value is FlowRecord =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const isCollection = (value: FlowValue | undefined): value is readonly (FieldValue | FlowRecord)[] =>
  Array.isArray(value);

/** A record of its own with the same fields. */
export const copyRecord = ({ object, values, changed }: FlowRecord): FlowRecord => ({
  object,
  values: { ...values },
  changed: new Set(changed),
});

/** A record as it was read: nothing of it is changed. */
export const readRecord = (object: ObjectDef, values: RecordValues): FlowRecord => ({
  object,
  values: { ...values },
  changed: new Set(),
});
