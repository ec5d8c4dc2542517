// SPDX-License-Identifier: Apache-2.0
import { loadResultJsonSchema } from '../src/loadResult.ts';
import { expectSnapshot } from './snapshot.ts';

test('the published schema of the result is that of the code', () => {
  expectSnapshot('schemas/churn-load.json', loadResultJsonSchema());
});
