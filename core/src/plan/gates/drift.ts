// SPDX-License-Identifier: Apache-2.0
import type { GateFinding } from './gate.ts';
import type { GateFigures } from './gateFigures.ts';

// The limits that are in common use for a population stability index.
const WARNS_ABOVE = 0.1;
const CLOSES_ABOVE = 0.25;

/** The scores lie far from those of the last full run: the model, or what it is fed with, has changed. */
export function judgeDrift({ drift }: GateFigures): GateFinding {
  if (drift === undefined) {
    const message = 'The scores were not measured: only those of a full run with rows are, against an earlier one.';
    return { closed: false, figure: 0, limit: CLOSES_ABOVE, message };
  }
  const { psi, earlierRunId } = drift;
  const closed = psi > CLOSES_ABOVE;
  const warns = !closed && psi > WARNS_ABOVE;
  const said = closed ? `${CLOSES_ABOVE} is allowed` : `above ${WARNS_ABOVE} it is worth a look`;
  return {
    closed,
    warns,
    figure: psi,
    limit: CLOSES_ABOVE,
    message: `The scores have moved by a PSI of ${psi.toFixed(4)} since ${earlierRunId}; ${said}.`,
  };
}
