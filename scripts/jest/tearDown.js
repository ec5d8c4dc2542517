// SPDX-License-Identifier: Apache-2.0
import { rmSync } from 'node:fs';

export default function tearDown() {
  rmSync(process.env.CHURN_TEST_FOLDER, { recursive: true, force: true });
}
