// SPDX-License-Identifier: Apache-2.0
// `npm run chaos`: kills real commands at any point, starts them again, and holds the end against an undisturbed one.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseChaosOptions, type ChaosOptions } from './chaos/chaosOptions.ts';
import { describeFault, formatTally, summarize, type ChaosResult } from './chaos/chaosResult.ts';
import { listCommands } from './chaos/listCommands.ts';
import { playNumbered, playRounds, type PlayedRound, type Rounds } from './chaos/round/playRounds.ts';
import { keepYardsticks } from './chaos/round/yardstick.ts';
import { prepareScene } from './chaos/scene/prepareScene.ts';

/** Kills between two lines on how far it is. */
const TOLD_EVERY = 20;

await main();

async function main(): Promise<void> {
  const options = readOptions();
  if (options === undefined) return;
  const folder = await mkdtemp(join(tmpdir(), 'churn-chaos-'));
  const start = performance.now();
  try {
    const result = summarize(await play(options, folder));
    const seconds = (performance.now() - start) / 1000;
    const text = options.json
      ? JSON.stringify({ ...result, seconds }, undefined, 2)
      : describe(result, options, seconds);
    process.stdout.write(`${text}\n`);
    if (result.faulty.length > 0 || isUneven(result, options)) process.exitCode = 1;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function readOptions(): ChaosOptions | undefined {
  try {
    return parseChaosOptions(process.argv.slice(2));
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n`);
    process.exitCode = 2;
    return undefined;
  }
}

async function play({ kills, seed, round, lanes }: ChaosOptions, folder: string): Promise<readonly PlayedRound[]> {
  say('an org with a season in it ...');
  const commands = await listCommands(await prepareScene(folder), folder);
  const yardstickOf = keepYardsticks(({ name }) => join(folder, `undisturbed ${name}`));
  const rounds: Rounds = { seed, commands, yardstickOf, folder };
  if (round !== undefined) return [await playNumbered(rounds, round, 'lane-0')];
  let killed = 0;
  return playRounds(rounds, { kills, lanes }, (played) => {
    const before = killed;
    killed += played.kills.length;
    if (played.faults.length > 0) say(describeFault(played, seed));
    if (Math.floor(before / TOLD_EVERY) < Math.floor(killed / TOLD_EVERY)) say(`${killed} of ${kills} kills ...`);
  });
}

/** True where so many kills leave out a phase, which says more of these kills than of the command. */
function isUneven({ missed }: ChaosResult, { kills, round }: ChaosOptions): boolean {
  return round === undefined && kills >= TOLD_EVERY * 5 && missed.length > 0;
}

function describe(result: ChaosResult, { seed }: ChaosOptions, seconds: number): string {
  const { kills, rounds, commands, missed, faulty } = result;
  const played = Object.entries(commands).map(([name, count]) => `${count} x ${name}`);
  return [
    formatTally(result),
    '',
    `${kills} kills in ${rounds} rounds (${played.join(', ')}) of seed ${seed}, ${(seconds / rounds).toFixed(1)} s a round.`,
    ...(missed.length === 0 ? [] : [`Nothing was killed while: ${missed.join(', ')}.`]),
    faulty.length === 0
      ? 'Every round came to the end of the undisturbed command: the same Risks and Tasks, no job and no file left.'
      : `${faulty.length} rounds came to another end: ${faulty.map(({ number }) => number).join(', ')}.`,
  ].join('\n');
}

/** What goes on, beside the result. */
function say(line: string): void {
  process.stderr.write(`${line}\n`);
}
