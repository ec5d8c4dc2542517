// SPDX-License-Identifier: Apache-2.0
// `npm run publish-code -- BUCKET [x86_64|aarch64]`: brings the notebook's code and packages to where clusters take
// them from. AWS credentials and region come from the SDK's ordinary chain.
import { join } from 'node:path';
import { downloadWheels, MACHINES } from './bridge/clusterWheels.ts';
import { publishCode } from './bridge/publishCode.ts';
import { ROOT } from './local/folders.ts';

const [bucket, named = MACHINES[0]] = process.argv.slice(2);
const machine = MACHINES.find((known) => known === named);
if (bucket === undefined || machine === undefined) {
  console.error(`Usage: npm run publish-code -- BUCKET [${MACHINES.join('|')}]`);
  process.exit(2);
}

const wheels = join(ROOT, '.local/wheels', machine);
downloadWheels(wheels, machine);
console.log(`${await publishCode(bucket, wheels)} files are in s3://${bucket}/code`);
