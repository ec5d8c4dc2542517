// SPDX-License-Identifier: Apache-2.0
import { Errors } from '@oclif/core';
import { Flags } from '@salesforce/sf-plugins-core';
import { readBucketAddress } from './bucketAddress.ts';
import { messages } from './modelRunMessages.ts';

/** What a run may take by default: as long as the watchdog lets a cluster live. */
export const DEFAULT_RUN_MINUTES = 360;

const bucket = Flags.custom<string>({
  parse: async (text) => {
    const uri = readBucketAddress(text);
    if (uri === undefined) throw new Errors.CLIError(messages.getMessage('error.bucket', [text]));
    return uri;
  },
});

/** Of every command that speaks of runs. */
export const bucketFlags = {
  bucket: bucket({ char: 'b', required: true, env: 'CHURN_BUCKET', ...texts('bucket', 'described') }),
};

/** Of the commands that look for a run. */
export const runIdFlags = {
  'run-id': Flags.string({ char: 'i', ...texts('run-id', 'described') }),
};

/** Of the commands that can watch a run to its end. */
export const watchFlags = {
  'poll-interval': Flags.duration({ unit: 'seconds', min: 1, defaultValue: 15, ...texts('poll-interval') }),
  // without a default: a flag that has one counts as given, and --target-org would always be allowed
  'then-load': Flags.boolean(texts('then-load', 'described')),
  // an org of its own only for the load: the default org is not asked for otherwise
  'target-org': Flags.string({ char: 'o', dependsOn: ['then-load'], ...texts('target-org') }),
};

/** `--wait` of a command that waits in any case, or only when it is told to. */
export const waitFlag = {
  always: () => Flags.duration({ ...minutes, defaultValue: DEFAULT_RUN_MINUTES, ...texts('wait', 'described') }),
  onDemand: () => Flags.duration({ ...minutes, ...texts('wait', 'described') }),
};

const minutes = { unit: 'minutes', char: 'w', min: 1 } as const;

function texts(flag: string, described?: 'described'): { summary: string; description?: string } {
  return {
    summary: messages.getMessage(`flags.${flag}.summary`),
    ...(described ? { description: messages.getMessage(`flags.${flag}.description`) } : {}),
  };
}
