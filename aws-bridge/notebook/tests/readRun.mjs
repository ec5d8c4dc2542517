// SPDX-License-Identifier: Apache-2.0
// Reads a run folder with the reader that the load uses, every detail of it; prints what it found as JSON.
import { createFolderStore, openRun, readAccounts } from '@churn-risk/core/run';

const rejects = [];
let drivers = 0;
const run = await openRun(createFolderStore(process.argv[2]));
const reading = readAccounts(run, { needsDetails: () => true, onReject: (reject) => rejects.push(reject) });
let step = await reading.next();
while (!step.done) {
  for (const { details } of step.value) for (const detail of details) drivers += detail.drivers.length;
  step = await reading.next();
}
const { rows, accepted, accounts, warnings } = step.value;
console.log(JSON.stringify({ rows, accepted, accounts, warnings, rejects, drivers }));
