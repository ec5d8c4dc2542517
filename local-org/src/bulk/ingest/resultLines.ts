// SPDX-License-Identifier: Apache-2.0
import type { SaveError } from '../../records/records.ts';
import { csvLine } from '../csv.ts';
import type { IngestJob } from '../job.ts';
import type { RowResult } from './saveChunk.ts';

export type ResultKind = 'successful' | 'failed';

export const resultHeader = (kind: ResultKind, job: IngestJob): string =>
  csvLine(['sf__Id', kind === 'successful' ? 'sf__Created' : 'sf__Error', ...job.header], job);

export function resultLine({ cells, result }: RowResult, job: IngestJob): string {
  const outcome = result.success ? String(result.created) : result.errors.map(errorText).join(';');
  return csvLine([result.id ?? '', outcome, ...job.header.map((_, index) => cells[index] ?? '')], job);
}

/** `STATUS_CODE:message:field1 field2 --`, and `:--` where no field is named. */
function errorText({ statusCode, message, fields }: SaveError): string {
  return `${statusCode}:${message}:${fields.length === 0 ? '' : `${fields.join(' ')} `}--`;
}
