// SPDX-License-Identifier: Apache-2.0
import type { Allowance } from '../load/ports.ts';
import type { OrgCalls } from './orgCalls.ts';

type Limits = Readonly<Record<string, { readonly Max: number; readonly Remaining: number }>>;

/** What is left of the org's limits (REST API guide, "Limits"). */
export async function readAllowances(calls: OrgCalls): Promise<Readonly<Record<string, Allowance>>> {
  const limits = await calls.json<Limits>({
    method: 'GET',
    path: `${calls.api}/limits`,
    what: 'the limits of the org',
  });
  return Object.fromEntries(
    Object.entries(limits).map(([name, { Max, Remaining }]) => [name, { max: Max, remaining: Remaining }]),
  );
}
