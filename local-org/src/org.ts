// SPDX-License-Identifier: Apache-2.0
// The org as its parts see it. Built by `createOrg`; wire code gets it as an argument and holds no state of its own.
import type { Switchboard } from 'local-faults';
import type { ObjectDef } from './schema/definitions.ts';
import type { Allowance } from './allowance.ts';
import type { Locks } from './locks/locks.ts';
import type { Automation, Records } from './records/records.ts';
import type { PermissionSetDef } from './access/permissionSet.ts';
import type { Background } from './background.ts';
import type { Database } from './records/database.ts';
import type { Sessions } from './oauth/sessions.ts';
import type { Store } from './records/store.ts';
import type { Translations } from './translation/translations.ts';

/** Time as the org sees it; tests put in their own. */
export interface Clock {
  now(): Date;
}

export interface Schema {
  object(name: string): ObjectDef | undefined;
  objects(): readonly ObjectDef[];
  /** Adds or replaces an object; the record store follows (new columns, new tables). */
  put(object: ObjectDef): void;
  /** Grows with every change, so that what was made of the schema can be made anew. */
  revision(): number;
}

/** What a user may do, from profile (administrator or none) and assigned permission sets. */
export interface Access {
  isAdministrator(userId: string): boolean;
  object(
    userId: string,
    object: string,
  ): { create: boolean; read: boolean; edit: boolean; delete: boolean; viewAll: boolean; modifyAll: boolean };
  field(userId: string, object: string, field: string): { readable: boolean; editable: boolean };
  customMetadata(userId: string, type: string): boolean;
  /** `ApiEnabled`, `ViewSetup`, `CustomizeApplication` ... */
  permission(userId: string, name: string): boolean;
  /** `$Permission.X` */
  customPermission(userId: string, name: string): boolean;
  /** Adds or replaces (completely) what a permission set grants. Its PermissionSet row is kept by the caller. */
  put(permissionSet: PermissionSetDef): void;
  permissionSets(): readonly PermissionSetDef[];
  /** Grows when what users may do has changed. */
  revision(): number;
}

export type Component = {
  readonly type: string;
  readonly fullName: string;
  readonly xml: string;
  /** The other files of a bundle, by their path in it. */
  readonly files?: Readonly<Record<string, string>>;
  readonly fileName: string;
  readonly lastModified: string;
};

/** Deployed metadata, kept as it came, so that an org can be stored and be built again from it. */
export interface Components {
  get(type: string, fullName: string): Component | undefined;
  list(type: string): readonly Component[];
  put(component: Component): void;
}

/** A request that local-org does not serve; kept so that a demo can assert that there was none. */
export type Unsupported = { readonly what: string; readonly detail: string };

/** Milliseconds that things take; 0 makes them as quick as the machine. */
export type Delays = {
  /** From UploadComplete to InProgress of an ingest or query job. */
  readonly jobQueue: number;
  /** At least so long a job is InProgress. */
  readonly jobRun: number;
  /** From a commit to its asynchronous Flow paths. */
  readonly asyncPath: number;
  /** From a failed asynchronous path to its next attempt. */
  readonly asyncRetry: number;
};

export interface Org {
  readonly id: string;
  readonly clock: Clock;
  readonly schema: Schema;
  readonly records: Records;
  /** Who has which row, in modelled time. */
  readonly locks: Locks;
  readonly access: Access;
  readonly components: Components;
  readonly translations: Translations;
  readonly automation: Automation;
  readonly unsupported: Unsupported[];
  /** What is made to go wrong; code that a fault strikes asks `faults.inForce(thatFault)`. */
  readonly faults: Switchboard;
  /** What may still be asked for today. */
  readonly allowance: Allowance;
  readonly sessions: Sessions;
  readonly background: Background;
  /** Small JSON documents that outlive a restart where the org has a state file. */
  readonly store: Store;
  /** A folder of the org's own for large data; beside the state file, else temporary. */
  readonly folder: string;
  readonly delays: Delays;
  readonly database: Database;
}
