// SPDX-License-Identifier: Apache-2.0
import { toHelpSection } from '@salesforce/sf-plugins-core';
import { messages } from './modelRunMessages.ts';

type ExitCode = '0' | '1' | '2' | '3' | '4' | '5';

/** The help's section on the exit codes that a command of `sf churn run` can end with. */
export function runErrorCodes(...codes: readonly ExitCode[]): ReturnType<typeof toHelpSection> {
  return toHelpSection(
    'ERROR CODES',
    Object.fromEntries(codes.map((code) => [code, messages.getMessage(`exit.${code}`)])),
  );
}
