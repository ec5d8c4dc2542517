// SPDX-License-Identifier: Apache-2.0
// Writes the table of faults into README.md: node --conditions=churn-source local-aws/scripts/writeFaults.ts
import { readFileSync, writeFileSync } from 'node:fs';
import { insertFaults } from 'local-faults';
import { FAULTS } from '../src/faults/faults.ts';

const README = new URL('../README.md', import.meta.url);

writeFileSync(README, insertFaults(readFileSync(README, 'utf8'), FAULTS));
