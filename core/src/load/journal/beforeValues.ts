// SPDX-License-Identifier: Apache-2.0
import type { CellValue } from '../ports.ts';

/** In the folder of the load that it belongs to; see `writeJournal`. */
export const JOURNAL_FILE = 'before.ndjson.gz';

/** Beside a journal that no longer counts, because its load was taken back. */
export const TAKEN_BACK_FILE = 'taken-back.json';

/** Values of a Risk__c by API name, as they are written: null clears a field. */
export type Values = Readonly<Record<string, CellValue>>;

/** The first line of a journal: whose it is. */
export type JournalHead = {
  readonly v: 1;
  readonly loadId: string;
  readonly runId: string;
  readonly season: string;
  readonly orgId: string;
  /** User of the load. */
  readonly userId: string;
  /** When the load began, by the org's clock. */
  readonly began: string;
};

/** What a load was about to change of one Risk. */
export type JournalLine = {
  /** As the org holds it; of a Risk that is created in lower case. */
  readonly riskKey: string;
  /** null: the Risk was to be created. */
  readonly riskId: string | null;
  /** Who had changed it last, and when; null: it was not there. */
  readonly modifiedBy: string | null;
  readonly modifiedAt: string | null;
  /** What it held in every column that the load was about to write; null: it was not there. */
  readonly before: Values | null;
  /** The Status__c that the load was about to write; null: it left the status alone. */
  readonly status: string | null;
};

/** The last line: a journal without it was cut off. */
export type JournalEnd = { readonly lines: number };
