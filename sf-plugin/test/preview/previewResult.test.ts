// SPDX-License-Identifier: Apache-2.0
import { previewResultJsonSchema } from '../../src/preview/previewResult.ts';
import { expectSnapshot } from '../snapshot.ts';

test('the published schema of the result is that of the code', () => {
  expectSnapshot('schemas/churn-preview.json', previewResultJsonSchema());
});
