// SPDX-License-Identifier: Apache-2.0
import { OWN_PARAMETERS } from '@churn-risk/core/modelRun';
import { Errors } from '@oclif/core';
import { Messages } from '@salesforce/core';
import { Flags } from '@salesforce/sf-plugins-core';
import { bucketFlags, waitFlag, watchFlags } from './modelRunFlags.ts';

Messages.importMessagesDirectoryFromMetaUrl(import.meta.url);
const messages = Messages.loadMessages('sf-plugin-churn', 'churn.run.start');

const season = Flags.custom<string>({
  parse: async (text) => {
    if (!/^[A-Za-z0-9._-]{1,16}$/.test(text)) throw new Errors.CLIError(messages.getMessage('error.season', [text]));
    return text;
  },
});

type Parameter = readonly [name: string, value: string];

const parameter = Flags.custom<Parameter>({
  parse: async (text) => {
    const [, name, value] = /^([A-Za-z_][A-Za-z0-9_]*)=(.*)$/s.exec(text) ?? [];
    if (name === undefined || value === undefined) {
      throw new Errors.CLIError(messages.getMessage('error.parameter', [text]));
    }
    if (OWN_PARAMETERS.includes(name)) throw new Errors.CLIError(messages.getMessage('error.ownParameter', [name]));
    return [name, value];
  },
});

/** The flags of `sf churn run start`. */
export const startFlags = {
  ...bucketFlags,
  notebook: Flags.file({ char: 'n', ...texts('notebook', 'described') }),
  direct: Flags.boolean({ default: false, ...texts('direct') }),
  request: Flags.string({ exclusive: ['notebook'], ...texts('request', 'described') }),
  season: season(texts('season')),
  parameter: parameter({ char: 'p', multiple: true, ...texts('parameter', 'described') }),
  wait: waitFlag.onDemand(),
  ...watchFlags,
};

function texts(flag: string, described?: 'described'): { summary: string; description?: string } {
  return {
    summary: messages.getMessage(`flags.${flag}.summary`),
    ...(described ? { description: messages.getMessage(`flags.${flag}.description`) } : {}),
  };
}
