// SPDX-License-Identifier: Apache-2.0

/** An error as REST answers it: `[{message, errorCode, fields?}]` with an HTTP status. */
export class ApiError extends Error {
  readonly status: number;
  readonly errorCode: string;
  readonly fields: readonly string[] | undefined;

  constructor(status: number, errorCode: string, message: string, fields?: readonly string[]) {
    super(message);
    this.name = 'ApiError';
    this.status = status;
    this.errorCode = errorCode;
    this.fields = fields;
  }
}

export function errorResponse(error: ApiError): Response {
  const { message, errorCode, fields } = error;
  return Response.json([fields === undefined ? { message, errorCode } : { message, errorCode, fields }], {
    status: error.status,
  });
}
