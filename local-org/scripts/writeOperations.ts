// SPDX-License-Identifier: Apache-2.0
// Writes the table of operations into README.md: node --conditions=churn-source local-org/scripts/writeOperations.ts
import { readFileSync, writeFileSync } from 'node:fs';
import { ROUTES } from '../src/routes.ts';
import { insertOperations, renderOperations } from './operationsTable.ts';

const README = new URL('../README.md', import.meta.url);

writeFileSync(README, insertOperations(readFileSync(README, 'utf8'), renderOperations(ROUTES)));
