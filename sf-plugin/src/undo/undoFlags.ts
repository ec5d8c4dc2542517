// SPDX-License-Identifier: Apache-2.0
import { Flags } from '@salesforce/sf-plugins-core';
import { targetOrg } from '../targetOrg.ts';
import { messages } from './undoMessages.ts';

/** What an undo may take by default. */
const UNDO_MINUTES = 60;

/** The flags of `sf churn undo`. */
export const undoFlags = {
  'target-org': targetOrg(),
  'run-id': Flags.string({ required: true, char: 'i', ...texts('run-id', 'described') }),
  run: Flags.string(texts('run', 'described')),
  'dry-run': Flags.boolean({ default: false, ...texts('dry-run', 'described') }),
  'include-worked-on': Flags.boolean({ default: false, ...texts('include-worked-on', 'described') }),
  wait: Flags.duration({
    unit: 'minutes',
    char: 'w',
    min: 1,
    defaultValue: UNDO_MINUTES,
    ...texts('wait', 'described'),
  }),
  'results-dir': Flags.directory(texts('results-dir')),
};

function texts(flag: string, described?: 'described'): { summary: string; description?: string } {
  return {
    summary: messages.getMessage(`flags.${flag}.summary`),
    ...(described ? { description: messages.getMessage(`flags.${flag}.description`) } : {}),
  };
}
