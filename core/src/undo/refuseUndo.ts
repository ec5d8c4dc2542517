// SPDX-License-Identifier: Apache-2.0
import { ChurnError } from '../churnError.ts';
import { JOURNAL_FILE } from '../load/journal/beforeValues.ts';
import type { Journals } from '../load/journal/readJournals.ts';
import type { SeasonRun } from '../load/orgReading/seasonRuns.ts';
import type { UndoPlan } from './planUndo.ts';
import type { Undo } from './undo.ts';

/**
 * Refuses where the journals can't tell all that the run changed. `unexplained`: Risks of the run that are in none.
 * @throws ChurnError `journal_missing`
 */
export function refuseIncomplete(
  { runId, counts }: SeasonRun,
  { heads, takenBack }: Pick<Journals, 'heads' | 'takenBack'>,
  unexplained: number,
): void {
  const wrote = Object.values(counts).some((count) => count > 0);
  const noneIsLeft = heads.length === 0 && takenBack === 0 && wrote;
  if (unexplained === 0 && !noneIsLeft) return;
  const what = noneIsLeft ? 'No load of it left one' : `${unexplained} of its risks are in none`;
  throw new ChurnError(
    'journal_missing',
    `Run ${runId} can't be undone without its journals (${JOURNAL_FILE}). ${what}.`,
    'If the run was loaded from another place, such as a copy on disk, name it with --run. Else load a corrected run: ' +
      'it takes back what it does not want.',
  );
}

/** In a message; the report has all of them. */
const MOST_IDS = 20;

/**
 * Refuses where something was worked on since it was loaded, unless that is asked for.
 * @throws ChurnError `undo_refused`, with Ids of the Risks
 */
export function refuseWorkedOn({ request, run }: Undo, { workedOn }: Pick<UndoPlan, 'workedOn'>): void {
  if (workedOn.length === 0 || request.includeWorkedOn) return;
  const more = workedOn.length > MOST_IDS ? ` and ${workedOn.length - MOST_IDS} more` : '';
  throw new ChurnError(
    'undo_refused',
    `Nothing was written. Somebody has worked on ${workedOn.length} risks since run ${run.record.runId} was loaded: ` +
      `${workedOn.slice(0, MOST_IDS).join(', ')}${more}.`,
    'Look at them. To take them back all the same, give --include-worked-on: answers stay, and so does a status that ' +
      'somebody gave to a risk that was there before.',
    { data: { workedOn: workedOn.slice(0, 1000) } },
  );
}
