// SPDX-License-Identifier: Apache-2.0
import type { Messages } from '@salesforce/core';
import { toHelpSection } from '@salesforce/sf-plugins-core';

type ExitCode = '0' | '1' | '2' | '3' | '4' | '5';

/** The help's section on the exit codes that a command can end with, in the words of its messages (`exit.0` ...). */
export function errorCodesOf(
  messages: Messages<string>,
  ...codes: readonly ExitCode[]
): ReturnType<typeof toHelpSection> {
  return toHelpSection(
    'ERROR CODES',
    Object.fromEntries(codes.map((code) => [code, messages.getMessage(`exit.${code}`)])),
  );
}
