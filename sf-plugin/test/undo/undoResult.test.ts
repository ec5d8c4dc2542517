// SPDX-License-Identifier: Apache-2.0
import { undoResultJsonSchema } from '../../src/undo/undoResult.ts';
import { expectSnapshot } from '../snapshot.ts';

test('the published schema of the result is that of the code', () => {
  expectSnapshot('schemas/churn-undo.json', undoResultJsonSchema());
});
