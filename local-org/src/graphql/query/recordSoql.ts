// SPDX-License-Identifier: Apache-2.0
// A selection as one SOQL query: names and literals of it are checked by then.
import type { ObjectDef } from '../../schema/definitions.ts';
import { ApiError } from '../../wire/apiError.ts';
import { isObject } from '../../wire/json.ts';
import type { VisibleObjects } from '../visibleObjects.ts';
import { filterSoql } from './filterSoql.ts';
import type { PageArguments } from './pageArguments.ts';
import type { ChildSelection, RecordSelection } from './selectRecord.ts';
import { soqlText } from './soqlLiteral.ts';

/** The query for the records that the arguments name, all pages of it. */
export function recordSoql(
  visible: VisibleObjects,
  object: ObjectDef,
  selection: RecordSelection,
  page: PageArguments,
): string {
  const limit = page.upperBound == null ? '' : ` LIMIT ${page.upperBound}`;
  return `${selectSoql(visible, object, selection)}${tailSoql(visible, object, page)}${limit}`;
}

/** `SELECT ... FROM ...` with the queries for children in it. */
export function selectSoql(visible: VisibleObjects, object: ObjectDef, selection: RecordSelection): string {
  const children = selection.children.map((child) => `(${childSoql(visible, child)})`);
  return `SELECT ${[...selection.columns, ...children].join(', ')} FROM ${object.name}`;
}

/** ` WHERE ...` of `where` and `scope`, for any query of the object. */
export function whereSoql(visible: VisibleObjects, object: ObjectDef, page: PageArguments): string {
  const conditions = [page.where && filterSoql(visible, object, page.where), scopeSoql(visible, page.scope)];
  const said = conditions.filter((condition) => condition != null);
  return said.length === 0 ? '' : ` WHERE ${said.join(' AND ')}`;
}

// a page of children is cut from all of them, which are counted too
function childSoql(visible: VisibleObjects, { object, relationship, page, selection }: ChildSelection): string {
  return `SELECT ${[...selection.columns].join(', ')} FROM ${relationship}${tailSoql(visible, object, page)}`;
}

function tailSoql(visible: VisibleObjects, object: ObjectDef, page: PageArguments): string {
  const order = orderSoql(page.order);
  return `${whereSoql(visible, object, page)}${order.length === 0 ? '' : ` ORDER BY ${order.join(', ')}`}`;
}

function scopeSoql({ userId }: VisibleObjects, scope: string | null | undefined): string | undefined {
  if (scope == null || scope === 'EVERYTHING') return undefined;
  if (scope === 'MINE' || scope === 'ASSIGNEDTOME') return `OwnerId = ${soqlText(userId)}`;
  throw new ApiError(501, 'NOT_IMPLEMENTED', `local-org does not do the scope ${scope} in GraphQL`);
}

/** `{Account: {Name: {order: DESC}}}` as `Account.Name DESC`; parents nest, clauses end it. */
function orderSoql(given: unknown, prefix = ''): readonly string[] {
  if (!isObject(given)) return [];
  return Object.entries(given).flatMap(([key, value]) => {
    if (!isObject(value)) return [];
    const { order, nulls, ...parents } = value;
    const nested = orderSoql(parents, `${prefix}${key}.`);
    return nested.length > 0 ? nested : [`${prefix}${key} ${String(order ?? 'ASC')} NULLS ${String(nulls ?? 'FIRST')}`];
  });
}
