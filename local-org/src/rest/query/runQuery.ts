// SPDX-License-Identifier: Apache-2.0
import type { Session } from '../../oauth/sessions.ts';
import type { Org } from '../../org.ts';
import { findCursor, keepCursor } from '../../soql/cursors.ts';
import { openQuery, type OpenQuery } from '../../soql/openQuery.ts';
import { malformedQuery } from '../../soql/soqlError.ts';
import type { WireRequest } from '../../wire/route.ts';
import { describeColumns } from './columnMetadata.ts';
import { renderRow } from './renderRow.ts';

/** GET query?q=: the first page, or with `columns=true` what the columns are. */
export function runQuery({ url, raw, params }: WireRequest, org: Org, session: Session): Response {
  const soql = url.searchParams.get('q');
  if (soql === null || soql.trim() === '') throw malformedQuery('unexpected token: <EOF>');
  const query = openQuery(org, session, soql);
  if (url.searchParams.get('columns') === 'true') return Response.json(describeColumns(query));
  return renderPage({ org, session, version: params['version'] ?? '', query, from: 0, pageSize: readPageSize(raw) });
}

/** GET query/{locator}: a further page; the locator is the cursor's id and the position of its first row. */
export function readMore({ params }: WireRequest, org: Org, session: Session): Response {
  const [, id = '', position = ''] = /^(\w+)-(\d+)$/.exec(params['locator'] ?? '') ?? [];
  const { query, pageSize } = findCursor(org, id, session.userId);
  return renderPage({ org, session, version: params['version'] ?? '', query, from: Number(position), pageSize, id });
}

type Page = {
  readonly org: Org;
  readonly session: Session;
  readonly version: string;
  readonly query: OpenQuery;
  readonly from: number;
  readonly pageSize: number;
  /** Of the cursor, from the second page on. */ readonly id?: string;
};

function renderPage({ org, session, version, query, from, pageSize, id }: Page): Response {
  const to = Math.min(from + pageSize, query.totalSize);
  const done = query.kind === 'count' || to >= query.totalSize;
  const locator = done ? undefined : (id ?? keepCursor(org, { query, userId: session.userId, pageSize }));
  return Response.json({
    totalSize: query.totalSize,
    done,
    ...(locator === undefined ? {} : { nextRecordsUrl: `/services/data/v${version}/query/${locator}-${to}` }),
    records: query.rows(from, to).map((row) => renderRow(version, query, row)),
  });
}

const PAGE_SIZE = { default: 2000, min: 200, max: 2000 };

/** `Sforce-Query-Options: batchSize=500` */
function readPageSize(raw: Request): number {
  const asked = /batchSize=(\d+)/i.exec(raw.headers.get('sforce-query-options') ?? '')?.[1];
  return asked === undefined ? PAGE_SIZE.default : Math.min(Math.max(Number(asked), PAGE_SIZE.min), PAGE_SIZE.max);
}
