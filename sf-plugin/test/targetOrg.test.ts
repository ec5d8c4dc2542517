// SPDX-License-Identifier: Apache-2.0
import { Flags } from '@salesforce/sf-plugins-core';
import { targetOrg } from '../src/targetOrg.ts';

test("is the CLI's own flag, whose help opens no org", async () => {
  const { parse, default: opened, defaultHelp, ...rest } = targetOrg();
  const { parse: cliParse, default: cliDefault, defaultHelp: _, ...cliRest } = Flags.requiredOrg();

  expect({ parse, opened, ...rest }).toEqual({ parse: cliParse, opened: cliDefault, ...cliRest });
  expect(typeof defaultHelp === 'function' ? await defaultHelp({ flags: {}, options: {} } as never) : defaultHelp).toBe(
    undefined,
  );
});
