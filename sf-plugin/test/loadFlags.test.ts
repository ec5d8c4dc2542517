// SPDX-License-Identifier: Apache-2.0
import Load from '../src/commands/churn/load.ts';
import { expectSnapshot } from './snapshot.ts';

type Flag = { readonly char?: string; readonly aliases?: readonly string[] };

test('the flags of the command are those that were promised', () => {
  const flags = Object.entries<Flag>({ ...Load.baseFlags, ...Load.flags });
  expectSnapshot('command-snapshot.json', [
    {
      command: 'churn:load',
      plugin: 'sf-plugin-churn',
      flags: [...flags.map(([name]) => name), 'json'].sort(),
      flagChars: flags.flatMap(([, flag]) => flag.char ?? []).sort(),
      flagAliases: flags.flatMap(([, flag]) => flag.aliases ?? []).sort(),
    },
  ]);
});
