// SPDX-License-Identifier: Apache-2.0
// The two gates that ask whether the org can take a load at all.
import type { GateFinding } from './gate.ts';
import type { GateFigures } from './gateFigures.ts';

/** An inactive Flow of the package: risks would be loaded and no Task would ever appear. */
export function judgeFlow({ inactiveFlows }: GateFigures): GateFinding {
  const message = inactiveFlows.length === 0 ? 'All Flows are active.' : `Not active: ${inactiveFlows.join(', ')}.`;
  return findingOf(inactiveFlows, message);
}

export function judgeAccess({ missingAccess }: GateFigures): GateFinding {
  const message =
    missingAccess.length === 0 ? 'All objects and fields can be read and written.' : `${missingAccess.join('; ')}.`;
  return findingOf(missingAccess, message);
}

function findingOf(faults: readonly string[], message: string): GateFinding {
  return { closed: faults.length > 0, figure: faults.length, limit: 0, message };
}
