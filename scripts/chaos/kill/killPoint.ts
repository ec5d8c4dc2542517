// SPDX-License-Identifier: Apache-2.0
import type { Dice } from '../../dice.ts';
import { PHASES, type Phase } from '../tap/phase.ts';
import type { Moment } from '../tap/tap.ts';

/** Where a process is killed: at the so-many-th call of a phase (from 0), or in whatever comes behind that phase. */
export type KillPoint = {
  readonly phase: Phase;
  readonly call: number;
  readonly moment: Moment;
  /** Milliseconds that pass after the answer. */
  readonly pause: number;
};

/** How many calls an undisturbed process makes in each phase. */
export type CallCounts = Readonly<Record<Phase, number>>;

/** Every phase is as likely as any other, however many calls it makes. */
export function chooseKillPoint(dice: Dice, counts: CallCounts): KillPoint {
  const reached = PHASES.filter((phase) => counts[phase] > 0);
  const phase = reached[Math.floor(dice.roll() * reached.length)] ?? 'reading';
  const call = Math.floor(dice.roll() * counts[phase]);
  // what goes on between two calls, such as planning, is met only after an answer
  const moment =
    phase === 'planning' ? 'answered' : dice.pick<Moment>(['unsent', 'half sent', 'unanswered', 'answered']);
  return { phase, call, moment, pause: Math.floor(dice.between(0, LONGEST_PAUSE)) };
}

const LONGEST_PAUSE = 40;
