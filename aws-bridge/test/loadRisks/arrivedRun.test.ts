// SPDX-License-Identifier: Apache-2.0
import { readArrivedRun } from '../../src/loadRisks/arrivedRun.ts';
import { objectCreated } from './aBridge.ts';

const aRecord = (key: string) => ({ eventSource: 'aws:s3', s3: { bucket: { name: 'b' }, object: { key } } });
const fromS3 = (key: string): unknown => ({ Records: [aRecord(key)] });

test.each([
  ['of EventBridge', objectCreated('b', 'runs/r-1/manifest.json'), { uri: 's3://b/runs/r-1', byHand: false }],
  [
    'of EventBridge, its key as it is',
    objectCreated('b', 'runs/r+1/manifest.json'),
    { uri: 's3://b/runs/r+1', byHand: false },
  ],
  [
    'of a root below a prefix',
    objectCreated('b', 'eu/churn/runs/r/manifest.json'),
    { uri: 's3://b/eu/churn/runs/r', byHand: false },
  ],
  [
    'of S3 itself, its key decoded',
    fromS3('my+lake/runs/r%2B1/manifest.json'),
    { uri: 's3://b/my lake/runs/r+1', byHand: false },
  ],
  ['by hand', { run: 's3://b/runs/r-1' }, { uri: 's3://b/runs/r-1', byHand: true }],
  ['by hand, with slashes at the end', { run: 's3://b/runs/r-1//' }, { uri: 's3://b/runs/r-1', byHand: true }],
])('an event %s names its run', (_, event, run) => {
  expect(readArrivedRun(JSON.stringify(event))).toEqual(run);
});

test.each([
  ['of another file', objectCreated('b', 'runs/r-1/profile.json'), 'tells of "runs/r-1/profile.json"'],
  [
    'of a manifest below the run',
    objectCreated('b', 'runs/r/old/manifest.json'),
    'tells of "runs/r/old/manifest.json"',
  ],
  ['of a manifest elsewhere', objectCreated('b', 'manifest.json'), 'tells of "manifest.json"'],
  ['by hand that names no run', { run: 's3://b' }, 'names no single object in S3'],
  ['of another kind', { source: 'aws.emr', detail: { state: 'TERMINATED' } }, 'names no single object in S3'],
  [
    'of two objects',
    { Records: [1, 2].map((n) => aRecord(`runs/r-${n}/manifest.json`)) },
    'names no single object in S3',
  ],
  ['that is null', null, 'names no single object in S3'],
])('an event %s is refused by name', (_, event, found) => {
  expect(() => readArrivedRun(JSON.stringify(event))).toThrow(
    expect.objectContaining({ code: 'usage', message: `The event ${found}, and not of a run's manifest.json.` }),
  );
});

test('a text that is no JSON is refused', () => {
  expect(() => readArrivedRun('{"detail":')).toThrow(expect.objectContaining({ code: 'usage' }));
});
