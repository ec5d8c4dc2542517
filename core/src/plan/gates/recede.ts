// SPDX-License-Identifier: Apache-2.0
import type { GateFinding } from './gate.ts';
import type { GateFigures } from './gateFigures.ts';

/** An empty run may recede nothing; a run of which every row was rejected says no more than an empty one. */
export function judgeRecede({ rows, rejects, receding }: GateFigures): GateFinding {
  if (rows > rejects)
    return { closed: false, figure: receding, limit: undefined, message: `${receding} risks recede.` };
  return {
    closed: receding > 0,
    figure: receding,
    limit: 0,
    message: `${receding} risks would recede because the run is empty; none may.`,
  };
}
