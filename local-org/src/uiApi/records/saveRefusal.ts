// SPDX-License-Identifier: Apache-2.0
// https://developer.salesforce.com/docs/atlas.en-us.uiapi.meta/uiapi/ui_api_responses_record_exceptions.htm
import type { SaveError } from '../../records/records.ts';
import { statusOf } from '../../rest/saveOne.ts';
import type { ObjectDef } from '../../schema/definitions.ts';
import { findField } from '../../schema/schema.ts';

export type SaveOperation = 'create' | 'update' | 'delete';

/** Why a record was not saved: errors of the record, and errors by field. */
export function refuseSave(operation: SaveOperation, object: ObjectDef, errors: readonly SaveError[]): Response {
  const status = statusOf(errors);
  const ofFields = errors.flatMap((error) =>
    error.fields.map((name) => describeError(error, findField(object, name)?.name ?? name, object)),
  );
  const body = {
    enhancedErrorType: 'RecordError',
    errorCode: errors[0]?.statusCode ?? 'UNKNOWN_EXCEPTION',
    message: `An error occurred while trying to ${operation} the record. Please try again.`,
    output: {
      errors: errors.filter(({ fields }) => fields.length === 0).map((error) => describeError(error, null, object)),
      fieldErrors: Object.fromEntries(
        ofFields.map(({ field }) => [field, ofFields.filter((other) => other.field === field)]),
      ),
    },
    statusCode: status,
  };
  return Response.json([body], { status });
}

const describeError = ({ statusCode, message }: SaveError, field: string | null, object: ObjectDef) => ({
  constituentField: null,
  duplicateRecordError: null,
  errorCode: statusCode,
  field,
  fieldLabel: field === null ? null : (findField(object, field)?.label ?? field),
  message,
});
