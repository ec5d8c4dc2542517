// SPDX-License-Identifier: Apache-2.0
import { PHASES, type Phase } from './tap/phase.ts';
import { MOMENTS, type Moment } from './tap/tap.ts';
import type { PlayedRound } from './round/playRounds.ts';

/** What rounds have shown. */
export type ChaosResult = {
  readonly rounds: number;
  readonly kills: number;
  /** Kills by phase and moment. */
  readonly tally: Readonly<Record<Phase, Readonly<Record<Moment, number>>>>;
  /** Rounds by command. */
  readonly commands: Readonly<Record<string, number>>;
  /** Phases in which no process was killed. */
  readonly missed: readonly Phase[];
  readonly faulty: readonly PlayedRound[];
};

export function summarize(rounds: readonly PlayedRound[]): ChaosResult {
  const kills = rounds.flatMap((round) => round.kills);
  const killsIn = (phase: Phase, moment: Moment) =>
    kills.filter((kill) => kill.phase === phase && kill.moment === moment).length;
  const rowOf = (phase: Phase) =>
    Object.fromEntries(MOMENTS.map((moment) => [moment, killsIn(phase, moment)])) as Record<Moment, number>;
  const commands = [...new Set(rounds.map(({ command }) => command))].toSorted();
  return {
    rounds: rounds.length,
    kills: kills.length,
    tally: Object.fromEntries(PHASES.map((phase) => [phase, rowOf(phase)])) as ChaosResult['tally'],
    commands: Object.fromEntries(
      commands.map((name) => [name, rounds.filter((round) => round.command === name).length]),
    ),
    missed: PHASES.filter((phase) => kills.every((kill) => kill.phase !== phase)),
    faulty: rounds.filter(({ faults }) => faults.length > 0),
  };
}

/** A table for people: kills by phase and moment of the call that a process died at. */
export function formatTally({ tally }: ChaosResult): string {
  const rows = PHASES.map((phase) => [phase, ...MOMENTS.map((moment) => String(tally[phase][moment]))]);
  const table = [['killed while', ...MOMENTS], ...rows];
  const widths = MOMENTS.map((moment) => moment.length);
  return table
    .map(([first = '', ...cells]) => [first.padEnd(12), ...cells.map((cell, at) => cell.padStart(widths[at] ?? 0))])
    .map((cells) => cells.join('  '))
    .join('\n');
}

/** A faulty round in words, with how to play it again. */
export function describeFault({ number, command, kills, faults }: PlayedRound, seed: number): string {
  const killed = kills.map(({ phase, call, moment }) => `${phase}, ${call} ${moment}`).join('; ');
  const lines = faults.slice(0, SHOWN).map((fault) => `  ${fault}`);
  const more = faults.length > SHOWN ? [`  and ${faults.length - SHOWN} more`] : [];
  return [
    `Round ${number} (${command}) came to another end. Killed: ${killed || 'nothing'}.`,
    ...lines,
    ...more,
    `  Play it again: npm run chaos -- --seed ${seed} --round ${number}`,
  ].join('\n');
}

const SHOWN = 10;
