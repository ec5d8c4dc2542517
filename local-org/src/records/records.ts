// SPDX-License-Identifier: Apache-2.0
// The contract between whoever saves records (REST, Bulk API, Flows) and the one engine that saves them.
import type { ObjectDef } from '../schema/definitions.ts';

export type FieldValue = string | number | boolean | null;
/** Field API name as the schema spells it -> value. Dates `YYYY-MM-DD`, datetimes ISO with milliseconds and `Z`. */
export type RecordValues = Readonly<Record<string, FieldValue>>;

/** A record to save. Keys of `values` may also be `Relation__r.External_Id__c`: the parent is looked up by external id. */
export type InputRecord = { readonly id?: string; readonly values: RecordValues };

export type SaveError = { readonly statusCode: string; readonly message: string; readonly fields: readonly string[] };
export type SaveResult =
  | { readonly success: true; readonly id: string; readonly created: boolean }
  | { readonly success: false; readonly id?: string; readonly errors: readonly SaveError[] };

/** Who saves: a user under their permissions, or the system (Flows run in system context). */
export type Actor = { readonly userId: string; readonly system: boolean };

export type SaveRequest = {
  readonly object: string;
  readonly operation: 'insert' | 'update' | 'upsert' | 'delete';
  /** For upsert; `Id` is allowed. */
  readonly externalIdField?: string;
  /** At most 200: one chunk, one transaction, with the platform's partial-save retries unless `allOrNone`. */
  readonly records: readonly InputRecord[];
  readonly allOrNone: boolean;
  readonly actor: Actor;
};

/** One record of a chunk on its way through a save. `values` and `prior` hold every field, calculated ones included. */
export type Change = {
  readonly index: number;
  readonly object: ObjectDef;
  readonly id: string;
  readonly isNew: boolean;
  readonly prior: RecordValues | undefined;
  readonly values: RecordValues;
};

/** What the record engine asks of formulas and Flows. Installed by the org; the record engine knows neither. */
export interface Automation {
  /** Errors of the object's active validation rules for this record. */
  validate(change: Change, actor: Actor): readonly SaveError[];
  /** The value of a calculated field, or of a field's default formula. `values` may lack parents: `parent` reads them by relation path. */
  calculate(object: ObjectDef, field: string, values: RecordValues, actor: Actor): FieldValue;
  /** Runs the after-save Flows of a chunk inside its transaction; answers errors by `Change.index`. Asynchronous paths are queued by `afterCommit`. */
  afterSave(changes: readonly Change[], actor: Actor): ReadonlyMap<number, SaveError>;
  /** Called once the chunk's transaction is committed. */
  afterCommit(changes: readonly Change[], actor: Actor): void;
  /** Called when metadata was deployed or a Flow was activated: what was compiled before is compiled anew. */
  refresh(): void;
}

/** The one way records are read and written. */
export interface Records {
  save(request: SaveRequest): readonly SaveResult[];
  /** Reads in system context, for Flows and wire code that has checked access itself. */
  read(object: string, id: string): RecordValues | undefined;
  /** The same of many, in one query; those that exist, by id. The ids are of 18 characters. */
  readAll(object: string, ids: readonly string[]): ReadonlyMap<string, RecordValues>;
  /** Equality filters joined by AND, in system context; `limit` rows at most, in id order. */
  find(object: string, filter: RecordValues, limit?: number): readonly RecordValues[];
}
