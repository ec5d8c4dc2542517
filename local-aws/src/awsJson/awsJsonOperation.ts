// SPDX-License-Identifier: Apache-2.0
import type { z } from 'zod';
import { refuseInput } from './awsJsonError.ts';

/** One operation: input as it came in, the service's state, output as it goes out. Throws AwsJsonError. */
export type AwsJsonOperation<State> = (input: unknown, state: State) => unknown;

/** An operation whose input is checked first; what the schema does not name is dropped. */
export const defineOperation =
  <Input, State>(schema: z.ZodType<Input>, run: (input: Input, state: State) => unknown): AwsJsonOperation<State> =>
  (input, state) => {
    const { success, data, error } = schema.safeParse(input);
    if (success) return run(data, state);
    const [fault] = error.issues;
    const field = fault?.path.join('.') ?? '';
    throw refuseInput(
      `1 validation error detected: Value at '${field}' failed to satisfy constraint: ${fault?.message ?? ''}`,
    );
  };

/** Times on the wire: seconds since 1970, with fractions. */
export const toEpochSeconds = (date: Date): number => date.getTime() / 1000;
