// SPDX-License-Identifier: Apache-2.0
import type { Switchboard } from 'local-faults';
import type { Actor, Automation, Change, SaveError } from '../records/records.ts';
import { exceedCpuTime } from './cpuLimit.ts';
import { strikeRecord } from './recordFault.ts';

/** The automation of an org, with that of the faults beside it. */
export function troubleAutomation(automation: Automation, faults: Switchboard): Automation {
  function afterSave(changes: readonly Change[], actor: Actor): ReadonlyMap<number, SaveError> {
    const limit = exceedCpuTime(faults, changes, actor);
    if (limit !== undefined) return new Map(changes.map(({ index }) => [index, limit]));
    const struck = changes.flatMap((change) => {
      const error = strikeRecord(faults, 'automation', change);
      return error === undefined ? [] : [[change.index, error] as const];
    });
    return new Map([...struck, ...automation.afterSave(changes, actor)]);
  }

  return {
    ...automation,
    afterSave,
    validate(change, actor) {
      const errors = automation.validate(change, actor);
      if (errors.length > 0) return errors;
      const struck = strikeRecord(faults, 'check', change);
      return struck === undefined ? errors : [struck];
    },
  };
}
