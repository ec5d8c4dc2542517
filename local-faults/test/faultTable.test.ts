// SPDX-License-Identifier: Apache-2.0
import { insertFaults } from '../src/faultTable.ts';
import type { Fault } from '../src/fault.ts';
import { flag, number, oneOf, text } from '../src/option.ts';

const flood: Fault = {
  name: 'flood',
  does: 'covers what it meets',
  page: 'https://floods.example/page',
  matches: ['place', 'day'],
  options: {
    depth: number('in metres', 2, 1),
    of: oneOf('what it is made of', ['water', 'sand']),
    by: text('who is to blame', ''),
    tidal: flag('comes again'),
  },
};

test('a page gets a row for each fault, in place of what stood there', () => {
  const page = insertFaults('# Floods\n<!-- faults -->\nold\n<!-- end of faults -->\nEnd.\n', [flood]);

  expect(page).toBe(`# Floods
<!-- faults -->

| fault | what it does | options | narrowed by | |
|---|---|---|---|---|
| \`flood\` | covers what it meets | \`depth\`: in metres (a number from 1; 2); \`of\`: what it is made of (water or sand); \`by\`: who is to blame (a text); \`tidal\`: comes again (true or false; false) | place, day | [source](https://floods.example/page) |

| every fault takes | which strikes |
|---|---|
| \`after\` | so many occasions pass first |
| \`every\` | each n-th occasion only |
| \`times\` | at most so many strikes |
| \`share\` | this share of the occasions; of records, always the same ones |
| \`seed\` | picks the share |
| \`seconds\` | over by itself after so many seconds |

<!-- end of faults -->
End.
`);
});

test('writing a page twice changes nothing', () => {
  const once = insertFaults('<!-- faults -->\n<!-- end of faults -->', [flood]);

  expect(insertFaults(once, [flood])).toBe(once);
});
