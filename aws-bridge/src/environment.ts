// SPDX-License-Identifier: Apache-2.0
import { ChurnError } from '@churn-risk/core/modelRun';
import type * as z from 'zod';

/**
 * The variables that a function was deployed with, checked.
 *
 * @throws ChurnError `usage`, naming the variables that are missing or wrong
 */
export function readEnvironment<Schema extends z.ZodType>(
  schema: Schema,
  environment: NodeJS.ProcessEnv,
): z.output<Schema> {
  const { success, data, error } = schema.safeParse(environment);
  if (success) return data;
  const names = [...new Set(error.issues.map(({ path }) => path.join('.')))];
  throw new ChurnError(
    'usage',
    `The function's environment lacks ${names.join(' and ')}, or has a value there that is none.`,
    'Deploy the stack again: it sets them.',
  );
}
