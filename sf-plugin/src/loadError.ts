// SPDX-License-Identifier: Apache-2.0
import { ChurnError } from '@churn-risk/core/load';
import { SfError } from '@salesforce/core';
import { EXIT_CODES } from './exitCodes.ts';

/**
 * The CLI's form of an error: name, next step and exit code. The cause stays behind: the CLI gives any error with a
 * TypeError among its causes, such as a failed fetch, an exit code of its own.
 */
export function toSfError(error: unknown): unknown {
  if (!(error instanceof ChurnError)) return error;
  const name = error.code.replace(/(?:^|_)(\w)/g, (_, letter: string) => letter.toUpperCase());
  const sfError = new SfError(error.message, name, [error.next], EXIT_CODES[error.code]);
  sfError.code = error.code;
  if (error.data !== undefined) sfError.setData(JSON.parse(JSON.stringify(error.data)));
  return sfError;
}
