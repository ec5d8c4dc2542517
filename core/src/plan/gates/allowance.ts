// SPDX-License-Identifier: Apache-2.0
import type { GateFinding } from './gate.ts';
import type { GateFigures, LimitFigures } from './gateFigures.ts';

/** So many percent of every limit are left to the org's other programs, where nobody says otherwise. */
export const DEFAULT_KEPT_PERCENT = 10;

/** A load that would use up what the org allows in a day, for itself or for others. The tightest limit decides. */
export function judgeAllowance({ allowance }: GateFigures): GateFinding {
  const { limits = [], keptPercent = DEFAULT_KEPT_PERCENT } = allowance ?? {};
  const found = limits.map((limit) => findingOf(limit, keptPercent));
  const tightest = found.toSorted((one, other) => spareOf(one) - spareOf(other))[0];
  return tightest ?? { closed: false, figure: 0, limit: undefined, message: 'The org does not tell its limits.' };
}

type LimitFinding = GateFinding & { readonly limit: number };

function findingOf({ what, needed, remaining, max }: LimitFigures, keptPercent: number): LimitFinding {
  const kept = Math.ceil((max * keptPercent) / 100);
  const limit = Math.max(0, remaining - kept);
  const closed = needed > limit;
  const warns = !closed && remaining - needed < 2 * kept;
  const rest = `${remaining} of ${max} are left, ${kept} of them for other programs (--keep-allowance)`;
  const back = closed || warns ? ' The org counts the last 24 hours: what was used comes back as it grows older.' : '';
  return { closed, warns, figure: needed, limit, message: `Needs up to ${needed} ${what}; ${rest}.${back}` };
}

function spareOf({ figure, limit }: LimitFinding): number {
  return limit - figure;
}
