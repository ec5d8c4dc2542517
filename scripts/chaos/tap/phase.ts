// SPDX-License-Identifier: Apache-2.0
import type { Call } from './tap.ts';

/** What a load is at, as its calls tell. */
export const PHASES = ['reading', 'planning', 'lease', 'uploading', 'polling', 'task check', 'report'] as const;
export type Phase = (typeof PHASES)[number];

/** The phase that a call belongs to, after one of the phase `before`. `lastFile`: ends the reading; the plan is made of it. */
export function phaseOf(call: Call, before: Phase, lastFile: string): Phase {
  if (isIngest(call)) return isUpload(call) ? 'uploading' : 'polling';
  if (before === 'reading') return isWrite(call) ? 'lease' : call.path.includes(lastFile) ? 'planning' : 'reading';
  if (before === 'planning' || before === 'lease') return before === 'lease' || isWrite(call) ? 'lease' : 'planning';
  return before === 'report' || isWrite(call) ? 'report' : 'task check';
}

/** True where `phase` comes behind `other`; uploading and polling take turns, job by job. */
export function isBehind(phase: Phase, other: Phase): boolean {
  return rankOf(phase) > rankOf(other);
}

const rankOf = (phase: Phase): number => PHASES.indexOf(phase === 'polling' ? 'uploading' : phase);

/** A call on a job of its own: what a dead load left is listed and aborted while the lease is taken. */
const isIngest = ({ method, path, body }: Call): boolean =>
  method === 'POST' ? /\/jobs\/ingest$/.test(path) : /\/jobs\/ingest\/\w/.test(path) && !body.includes('"Aborted"');

const isUpload = ({ method }: Call): boolean => method !== 'GET';

/** Something of the org or of the store changes. */
const isWrite = ({ method, path, body }: Call): boolean =>
  method === 'POST' && /\/composite\b/.test(path)
    ? /"method"\s*:\s*"(?:PATCH|POST|DELETE)"/.test(body.toString('utf8'))
    : method === 'PUT' || method === 'PATCH';
