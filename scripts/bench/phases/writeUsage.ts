// SPDX-License-Identifier: Apache-2.0
// To be imported before a program (`node --import`): at its end, writes what it used into the folder USAGE_FOLDER.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

process.on('exit', () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  const usage = { cpuSeconds: (userCPUTime + systemCPUTime) / 1e6, peakMiB: maxRSS / 1024 };
  writeFileSync(join(process.env['USAGE_FOLDER'] ?? '.', `${process.pid}.json`), JSON.stringify(usage));
});
