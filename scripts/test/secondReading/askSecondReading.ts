// SPDX-License-Identifier: Apache-2.0
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import type { SettingRecord, ThresholdRecord } from '@churn-risk/core/rules';
import type { KeyedAccount, RiskRecord } from './orgSnapshot.ts';

export type ReadingRequest = {
  /** Folder of the run, its predictions as NDJSON or CSV. */
  readonly run: string;
  readonly thresholds: readonly ThresholdRecord[];
  readonly setting: SettingRecord;
  /** When the load is made: `2023-10-02T05:00:00.000Z`. */
  readonly now: string;
  readonly accounts: readonly KeyedAccount[];
  /** Ids by DeveloperName. */
  readonly queues: Readonly<Record<string, string>>;
  /** Those of the run's season. */
  readonly risks: readonly RiskRecord[];
  /** Account keys in lower case. */
  readonly heldOutBefore: readonly string[];
  /** Folder of the last loaded run, its predictions as NDJSON or CSV. */
  readonly earlierRun: string | null;
};

/** What has to come of it. Keys of accounts and Risks are in lower case, and lists are sorted by them. */
export type Reading = {
  readonly rejects: readonly {
    readonly file: string;
    readonly row: number;
    readonly column: string;
    readonly code: string;
  }[];
  readonly unknown: readonly AccountFigures[];
  readonly assignments: readonly (AccountFigures & { readonly arm: 'held_out' | 'treated' })[];
  /** One for each account that is to have a Risk or has one. */
  readonly decisions: readonly Decision[];
  /** How far the scores have moved since the earlier run; null: that can't be said. */
  readonly drift: number | null;
};

export type AccountFigures = {
  readonly accountKey: string;
  readonly band: string;
  readonly probability: number;
  readonly valueAtRisk: number;
  readonly renewalsAtRisk: number;
};

export type Decision = {
  readonly riskKey: string;
  readonly kind: string;
  /** What is written, without words and hashes that are free; Rationale__c as a value. */
  readonly values: RiskRecord;
  /** Labels of the reasons that are written; null: the reasons stay. */
  readonly reasons: readonly string[] | null;
  /** The Task of a new alert. */
  readonly task: Readonly<Record<string, string | null>> | null;
};

const PROGRAM = fileURLToPath(new URL('reading/second_reading.py', import.meta.url));

/** Whether a Python is there that the second reading runs on. */
export function hasPython(): boolean {
  return spawnSync('python3', ['-c', 'import sys; sys.exit(sys.version_info < (3, 9))']).status === 0;
}

/** Throws an Error with Python's own words where the program fails. */
export async function askSecondReading(request: ReadingRequest): Promise<Reading> {
  // -B: leaves no compiled files behind
  const python = spawn('python3', ['-B', PROGRAM], { stdio: ['pipe', 'pipe', 'pipe'] });
  python.stdin.end(JSON.stringify(request));
  const [answer, complaint, [exitCode]] = await Promise.all([
    text(python.stdout),
    text(python.stderr),
    once(python, 'close') as Promise<[number]>,
  ]);
  if (exitCode !== 0) throw new Error(`second_reading.py failed:\n${complaint}`);
  return JSON.parse(answer) as Reading;
}
