// SPDX-License-Identifier: Apache-2.0
import type { GateFinding } from './gate.ts';
import type { GateFigures } from './gateFigures.ts';

/** So many may always recede: half of a few is soon reached. */
const ALWAYS_ALLOWED = 20;

/** More Risks would recede than half of those that were open. */
export function judgeRecede(figures: GateFigures): GateFinding {
  const { rows, rejects, receding, openBefore } = figures;
  if (rows <= rejects) return judgeEmptyRun(figures);
  const limit = Math.max(ALWAYS_ALLOWED, Math.floor(openBefore / 2));
  return {
    closed: receding > limit,
    figure: receding,
    limit,
    message: `${receding} of ${openBefore} open risks would recede; ${limit} may.`,
  };
}

/** An empty run may recede nothing; a run of which every row was rejected says no more than an empty one. */
function judgeEmptyRun({ receding }: GateFigures): GateFinding {
  return {
    closed: receding > 0,
    figure: receding,
    limit: 0,
    message: `${receding} risks would recede because the run is empty; none may.`,
  };
}
