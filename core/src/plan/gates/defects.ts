// SPDX-License-Identifier: Apache-2.0
// The two gates with a budget: so many defects may pass.
import { allowedBy } from './budget.ts';
import type { GateFinding } from './gate.ts';
import type { GateFigures } from './gateFigures.ts';

/** More rejected rows than allowed (contract: the larger of 5 rows and 1 % of the rows, rounded down). */
export function judgeRejects({ rows, rejects, maxRejects }: GateFigures): GateFinding {
  const limit = allowedBy(maxRejects, rows, 1);
  return {
    closed: rejects > limit,
    figure: rejects,
    limit,
    message: `${rejects} of ${rows} rows were rejected; ${limit} are allowed (--max-rejects).`,
  };
}

/** More accounts at risk whose key no Account holds than allowed. */
export function judgeUnknown({ atRisk, unknown, maxUnknown }: GateFigures): GateFinding {
  const limit = allowedBy(maxUnknown, atRisk, 5);
  return {
    closed: unknown > limit,
    figure: unknown,
    limit,
    message: `${unknown} of ${atRisk} accounts at risk are unknown to the org; ${limit} are allowed (--max-unknown).`,
  };
}
