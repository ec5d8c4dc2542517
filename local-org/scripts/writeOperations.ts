// SPDX-License-Identifier: Apache-2.0
// Writes the tables of operations and of faults into README.md: node --conditions=churn-source local-org/scripts/writeOperations.ts
import { readFileSync, writeFileSync } from 'node:fs';
import { insertFaults } from 'local-faults';
import { FAULTS } from '../src/faults/faults.ts';
import { ROUTES } from '../src/routes.ts';
import { insertOperations, renderOperations } from './operationsTable.ts';

const README = new URL('../README.md', import.meta.url);

const page = readFileSync(README, 'utf8');
writeFileSync(README, insertFaults(insertOperations(page, renderOperations(ROUTES)), FAULTS));
