// SPDX-License-Identifier: Apache-2.0
import { Flags } from '@salesforce/sf-plugins-core';
import { loadFlags, runTexts } from '../loadFlags.ts';
import { messages } from './previewMessages.ts';

/** The flags of `sf churn preview`; those of a load mean the same here. */
export const previewFlags = {
  'target-org': loadFlags['target-org'],
  run: Flags.string({ ...runTexts, required: true }),
  latest: Flags.boolean({ default: false, summary: messages.getMessage('flags.latest.summary') }),
  thresholds: Flags.file({
    summary: messages.getMessage('flags.thresholds.summary'),
    description: messages.getMessage('flags.thresholds.description'),
  }),
  'max-accounts': Flags.integer({
    default: 20,
    min: 0,
    summary: messages.getMessage('flags.max-accounts.summary'),
    description: messages.getMessage('flags.max-accounts.description'),
  }),
  'account-key-field': loadFlags['account-key-field'],
};
