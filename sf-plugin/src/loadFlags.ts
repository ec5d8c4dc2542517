// SPDX-License-Identifier: Apache-2.0
import { OVERRIDABLE_GATES, parseBudget, type Budget } from '@churn-risk/core/plan';
import { Errors } from '@oclif/core';
import { Flags } from '@salesforce/sf-plugins-core';
import { messages } from './loadMessages.ts';
import { targetOrg } from './targetOrg.ts';

/** Ends a parse with exit code 2. */
function usage(message: string): Errors.CLIError {
  return new Errors.CLIError(message);
}

const budget = Flags.custom<Budget>({
  parse: async (text) => {
    const read = parseBudget(text);
    if (read === undefined) throw usage(messages.getMessage('error.budget', [text]));
    return read;
  },
});

const fieldName = Flags.custom<string>({
  parse: async (text) => {
    if (!/^[A-Za-z]\w*$/.test(text)) throw usage(messages.getMessage('error.accountKeyField', [text]));
    return text;
  },
});

/** What a load may take by default. */
export const LOAD_MINUTES = 60;

/** What `--run` means, in every command that has it. */
export const runTexts = texts('run', 'described');

/** What a plan says already: `--apply` takes it from there. */
const PLANNED_FLAGS = [
  'run',
  'latest',
  'dry-run',
  'thresholds',
  'max-rejects',
  'max-unknown',
  'no-control',
  'allow-empty',
  'override',
  'account-key-field',
];

/** The flags of `sf churn load`. */
export const loadFlags = {
  'target-org': targetOrg(),
  run: Flags.string(runTexts),
  latest: Flags.boolean({ default: false, ...texts('latest') }),
  'dry-run': Flags.boolean({ default: false, ...texts('dry-run', 'described') }),
  'plan-file': Flags.file(texts('plan-file', 'described')),
  apply: Flags.file({ exclusive: PLANNED_FLAGS, ...texts('apply', 'described') }),
  thresholds: Flags.file(texts('thresholds', 'described')),
  wait: Flags.duration({
    unit: 'minutes',
    char: 'w',
    min: 1,
    defaultValue: LOAD_MINUTES,
    ...texts('wait', 'described'),
  }),
  'max-rejects': budget(texts('max-rejects', 'described')),
  'max-unknown': budget(texts('max-unknown', 'described')),
  'keep-allowance': Flags.integer({ min: 0, max: 100, ...texts('keep-allowance', 'described') }),
  'no-control': Flags.boolean({ default: false, ...texts('no-control') }),
  'allow-empty': Flags.boolean({ default: false, ...texts('allow-empty') }),
  override: Flags.option({
    options: OVERRIDABLE_GATES,
    multiple: true,
    delimiter: ',',
    ...texts('override', 'described'),
  } as const)(),
  'results-dir': Flags.directory(texts('results-dir')),
  junit: Flags.file(texts('junit', 'described')),
  summary: Flags.file(texts('summary', 'described')),
  'account-key-field': fieldName(texts('account-key-field', 'described')),
};

function texts(flag: string, described?: 'described'): { summary: string; description?: string } {
  return {
    summary: messages.getMessage(`flags.${flag}.summary`),
    ...(described ? { description: messages.getMessage(`flags.${flag}.description`) } : {}),
  };
}
