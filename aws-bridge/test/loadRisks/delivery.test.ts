// SPDX-License-Identifier: Apache-2.0
import { readDeliveries } from '../../src/loadRisks/delivery.ts';
import { objectCreated } from './aBridge.ts';

test('each message of a batch is a delivery, with how often it came', () => {
  const event = {
    Records: [
      { messageId: 'm-1', body: '{"a":1}', attributes: { ApproximateReceiveCount: '3' }, eventSource: 'aws:sqs' },
      { messageId: 'm-2', body: 'no JSON' },
    ],
  };

  expect(readDeliveries(event)).toEqual([
    { body: '{"a":1}', messageId: 'm-1', receives: 3 },
    { body: 'no JSON', messageId: 'm-2', receives: 1 },
  ]);
});

test.each([
  ['of EventBridge', objectCreated('b', 'runs/r/manifest.json')],
  ['of S3 itself', { Records: [{ eventSource: 'aws:s3', s3: { bucket: { name: 'b' } } }] }],
  ['that is null', null],
])('an event %s is one delivery without a message', (_, event) => {
  expect(readDeliveries(event)).toEqual([{ body: JSON.stringify(event), messageId: undefined, receives: 1 }]);
});
