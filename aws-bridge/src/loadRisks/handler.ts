// SPDX-License-Identifier: Apache-2.0
// The Lambda `load-risks`. What it is given by its environment is in README.md.
import { createLoadRisks } from './loadRisks.ts';
import { openWorld } from './world.ts';

export const handler = createLoadRisks(openWorld(process.env));
