// SPDX-License-Identifier: Apache-2.0
import type { Fault } from 'local-faults';
import { connectionReset } from './connectionReset.ts';
import { cpuLimit } from './cpuLimit.ts';
import { duplicateRule } from './duplicateRule.ts';
import { flowFault } from './flowFault.ts';
import { invisibleField } from './invisibleField.ts';
import { jobAborted } from './jobAborted.ts';
import { jobDeleted } from './jobDeleted.ts';
import { jobFails } from './jobFails.ts';
import { lateResults } from './lateResults.ts';
import { limitUsedUp } from './limitUsedUp.ts';
import { lockedParents } from './lockedParents.ts';
import { loginDown } from './loginDown.ts';
import { sessionExpired } from './sessionExpired.ts';
import { slowAnswer } from './slowAnswer.ts';
import { slowQueue } from './slowQueue.ts';
import { slowSaves } from './slowSaves.ts';
import { storageFull } from './storageFull.ts';
import { tooManyAtOnce } from './tooManyAtOnce.ts';
import { unavailable } from './unavailable.ts';
import { validationRule } from './validationRule.ts';
import { versionRetired } from './versionRetired.ts';

/** All that can be made to go wrong: one row and one file each. README.md has them as a table. */
export const FAULTS: readonly Fault[] = [
  unavailable,
  connectionReset,
  sessionExpired,
  loginDown,
  slowAnswer,
  limitUsedUp,
  tooManyAtOnce,
  lateResults,
  versionRetired,
  lockedParents,
  slowSaves,
  slowQueue,
  jobFails,
  jobAborted,
  jobDeleted,
  validationRule,
  duplicateRule,
  storageFull,
  flowFault,
  cpuLimit,
  invisibleField,
];
