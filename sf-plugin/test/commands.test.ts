// SPDX-License-Identifier: Apache-2.0
import Load from '../src/commands/churn/load.ts';
import Preview from '../src/commands/churn/preview.ts';
import RunStart from '../src/commands/churn/run/start.ts';
import RunStatus from '../src/commands/churn/run/status.ts';
import RunWait from '../src/commands/churn/run/wait.ts';
import Undo from '../src/commands/churn/undo.ts';
import { expectSnapshot } from './snapshot.ts';

type Flag = { readonly char?: string; readonly aliases?: readonly string[] };
type Command = { readonly baseFlags: object; readonly flags: object };

const COMMANDS: Readonly<Record<string, Command>> = {
  'churn:load': Load,
  'churn:preview': Preview,
  'churn:run:start': RunStart,
  'churn:run:status': RunStatus,
  'churn:run:wait': RunWait,
  'churn:undo': Undo,
};

test('the commands have the flags that were promised', () => {
  expectSnapshot('command-snapshot.json', Object.entries(COMMANDS).map(describeCommand));
});

function describeCommand([command, { baseFlags, flags: own }]: readonly [string, Command]): unknown {
  const flags = Object.entries({ ...baseFlags, ...own } as Readonly<Record<string, Flag>>);
  return {
    command,
    plugin: 'sf-plugin-churn',
    flags: [...flags.map(([name]) => name), 'json'].sort(),
    flagChars: flags.flatMap(([, flag]) => flag.char ?? []).sort(),
    flagAliases: flags.flatMap(([, flag]) => flag.aliases ?? []).sort(),
  };
}
