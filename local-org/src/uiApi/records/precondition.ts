// SPDX-License-Identifier: Apache-2.0
// https://developer.salesforce.com/docs/atlas.en-us.uiapi.meta/uiapi/ui_api_resources_record_patch.htm: `If-Unmodified-Since`
import type { RecordValues } from '../../records/records.ts';
import { ApiError } from '../../wire/apiError.ts';

/** Throws 412 where the record has changed since the date of the header, 400 where that is no date. */
export function requireUnmodified(raw: Request, record: RecordValues): void {
  const header = raw.headers.get('if-unmodified-since');
  if (header === null) return;
  const since = Date.parse(header);
  if (Number.isNaN(since))
    throw new ApiError(400, 'INVALID_HEADER', `The header If-Unmodified-Since is no date: ${header}`);
  const changed = Date.parse(String(record['LastModifiedDate']));
  // the date of HTTP knows no milliseconds
  const precision = /^\d{4}-/.test(header) ? 1 : 1000;
  if (Math.floor(changed / precision) > Math.floor(since / precision))
    throw new ApiError(412, 'CONFLICT', 'The record was modified after it was retrieved.');
}
