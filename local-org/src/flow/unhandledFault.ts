// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto';
import type { SaveError } from '../records/records.ts';
import type { Flow } from './compileFlow.ts';

/** The error of a record whose Flow failed without a fault path; quotes and HTML are the platform's. */
export const unhandledFault = (flow: Pick<Flow, 'label'>, reason: string): SaveError =>
  processFailed(flow, reason, `<b>An unhandled fault has occurred in this flow</b><br>${reason}`);

/** The error of a record whose Flow used up a limit of the transaction, which no fault path catches. */
export const limitExceeded = (flow: Pick<Flow, 'label'>, reason: string): SaveError =>
  processFailed(flow, reason, reason);

function processFailed({ label }: Pick<Flow, 'label'>, reason: string, details: string): SaveError {
  return {
    statusCode: 'CANNOT_EXECUTE_FLOW_TRIGGER',
    message: `We can't save this record because the “${label}” process failed. Give your Salesforce admin these details. ${details} Error ID: ${errorId(label, reason)}`,
    fields: [],
  };
}

/** Like the platform's `1405213620-33528 (-1704150698)`, but the same for the same failure. */
function errorId(label: string, reason: string): string {
  const hash = createHash('sha256').update(`${label} ${reason}`).digest();
  return `${hash.readUInt32BE(0)}-${hash.readUInt16BE(4)} (${hash.readInt32BE(8)})`;
}
