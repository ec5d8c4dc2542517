// SPDX-License-Identifier: Apache-2.0
import { ChurnError } from '@churn-risk/core/load';
import { SfError } from '@salesforce/core';
import { EXIT_CODES } from './exitCodes.ts';

/** Rethrows what the parser refuses with one exit code: the parser gives some wrong flags the code of an error. */
export function asUsageError(error: unknown): never {
  if (error instanceof Error && 'parse' in error) Object.assign(error, { oclif: { exit: EXIT_CODES.usage } });
  throw error;
}

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
