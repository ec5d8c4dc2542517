// SPDX-License-Identifier: Apache-2.0
// A query is opened once: its rows are decided then, by id, and read page by page. So pages fit together whatever is written meanwhile.
import type { Session } from '../oauth/sessions.ts';
import type { Org } from '../org.ts';
import type { FieldValue } from '../records/records.ts';
import type { FieldDef, ObjectDef } from '../schema/definitions.ts';
import { openAggregate } from './aggregateQuery.ts';
import { parseSoql } from './parseSoql.ts';
import { isAggregateQuery } from './aggregateQuery.ts';
import { openRecords } from './recordQuery.ts';
import type { QueryContext } from './scope.ts';

/** `path` is `['Account__r', 'Name']`, or the alias of an aggregate; `field` tells type and more. */
export type SelectedColumn = {
  readonly path: readonly string[];
  readonly field: FieldDef;
  readonly isAggregate: boolean;
  /** As in the query. */ readonly text: string;
};

/** A parent of the rows: `Account__r`; several `objects` where the lookup is polymorphic. */
export type SelectedParent = { readonly path: readonly string[]; readonly objects: readonly ObjectDef[] };

export type SelectedChildren = { readonly name: string; readonly query: Omit<OpenQuery, 'rows' | 'totalSize'> };

/** A row: values in the order of `columns`, ids in the order of `parents`, children in the order of `children`. */
export type QueryRow = {
  readonly id: string;
  readonly values: readonly FieldValue[];
  readonly parentIds: readonly (string | null)[];
  readonly children: readonly (readonly QueryRow[])[];
};

export type OpenQuery = {
  readonly kind: 'records' | 'count' | 'aggregate';
  readonly object: ObjectDef;
  readonly totalSize: number;
  readonly columns: readonly SelectedColumn[];
  readonly parents: readonly SelectedParent[];
  readonly children: readonly SelectedChildren[];
  /** Rows from one position to before another. Rows deleted since are left out. */
  rows(from: number, to: number): readonly QueryRow[];
};

/** Opens a query with the rights of the session's user; throws ApiError with the platform's texts. */
export function openQuery(org: Org, session: Pick<Session, 'userId'>, soql: string): OpenQuery {
  const query = parseSoql(soql);
  const context: QueryContext = { org, userId: session.userId, soql, alias: countAliases() };
  return isAggregateQuery(query) ? openAggregate(context, query) : openRecords(context, query);
}

function countAliases(): () => string {
  let count = 0;
  return () => `t${(count += 1)}`;
}
