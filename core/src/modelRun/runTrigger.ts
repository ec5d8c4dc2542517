// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto';
import { ChurnError } from '../churnError.ts';

export const TRIGGER_KINDS = ['notebook', 'schedule', 'manual'] as const;
export type TriggerKind = (typeof TRIGGER_KINDS)[number];

/** What a trigger wants otherwise than config/cluster.json says. */
export type TriggerWishes = {
  readonly season?: string;
  /** Of the notebook, added to those of the configuration. */
  readonly parameters?: Readonly<Record<string, string>>;
};

/**
 * Why a model run shall start. However often the same trigger is delivered, its `id` is the same, and one cluster is
 * started for it.
 */
export type RunTrigger = TriggerWishes & {
  readonly kind: TriggerKind;
  /** 1 to 40 of A-Z a-z 0-9 -, the kind first. */
  readonly id: string;
  /** The notebook that arrived. Absent: the newest version of the one that the configuration names. */
  readonly notebook?: NotebookVersion;
};

/** A notebook in the bucket. */
export type NotebookVersion = {
  readonly key: string;
  /** Absent in a bucket that keeps no versions. */
  readonly versionId?: string;
};

/** A notebook as S3 tells its arrival. */
export type ArrivedNotebook = NotebookVersion & {
  /** Orders the writes of a key; the same in every delivery of one event. */
  readonly sequencer?: string;
};

/**
 * A notebook was put. The id comes from key and version, so that everybody who knows the version means the same
 * trigger. Without versions it comes from the event's sequencer, which only the event knows.
 */
export function notebookTrigger(notebook: ArrivedNotebook, wishes: TriggerWishes = {}): RunTrigger {
  const { key, versionId, sequencer } = notebook;
  const identity = versionId ?? sequencer;
  if (identity === undefined) {
    throw new ChurnError(
      'usage',
      `${key} has neither a version id nor a sequencer, so its deliveries can't be told apart.`,
      'Turn on versioning of the bucket.',
    );
  }
  const version = { key, ...(versionId === undefined ? {} : { versionId }) };
  return { ...wishes, kind: 'notebook', id: `notebook-${shortHash(`${key}\n${identity}`)}`, notebook: version };
}

/** A schedule has struck. The scheduled time is the identity, not the time of delivery. */
export function scheduleTrigger(scheduledAt: Date, wishes: TriggerWishes = {}): RunTrigger {
  const time = `${scheduledAt.toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`;
  return { ...wishes, kind: 'schedule', id: `schedule-${time}` };
}

/** Somebody asked for a run. `request` names the request: a repetition of it has the same name. */
export function manualTrigger(request: string, wishes: TriggerWishes = {}): RunTrigger {
  const name = /^[A-Za-z0-9-]{1,32}$/.test(request) ? request : shortHash(request);
  return { ...wishes, kind: 'manual', id: `manual-${name}` };
}

/** The run of a trigger: a run id as contract.md wants it, at most 63 characters. */
export function runIdOf(season: string, triggerId: string): string {
  return `churn-${season}-${triggerId}`;
}

/** 64 bits are plenty for the uploads of one bucket. */
function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}
