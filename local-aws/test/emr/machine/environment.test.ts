// SPDX-License-Identifier: Apache-2.0
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { composeEnvironment, markerOf } from '../../../src/emr/machine/environment.ts';

const before = process.env;
beforeEach(() => {
  process.env = { PATH: '/bin', HOME: '/home/me', KEPT: 'yes', AWS_PROFILE: 'mine', NODE_OPTIONS: '--inspect' };
});
afterEach(() => {
  process.env = before;
});

const needs = { endpoint: 'http://127.0.0.1:1', home: '/tmp/home', clusterId: 'j-1', stepId: undefined };

test('nothing of the AWS settings or the home of this process goes to the cluster', () => {
  expect(composeEnvironment(needs)).toEqual({
    PATH: '/bin',
    HOME: '/tmp/home',
    KEPT: 'yes',
    AWS_ENDPOINT_URL: 'http://127.0.0.1:1',
    AWS_ENDPOINT_URL_S3: 'http://127.0.0.1:1',
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
    AWS_REGION: 'eu-central-1',
    AWS_DEFAULT_REGION: 'eu-central-1',
    AWS_EC2_METADATA_DISABLED: 'true',
    EMR_CLUSTER_ID: 'j-1',
  });
});

test('options add folders before the PATH and variables, but not the ids', () => {
  const env = { KEPT: 'no', EMR_CLUSTER_ID: 'j-2' };

  expect(composeEnvironment({ ...needs, stepId: 's-1', path: ['/a', '/b'], env })).toMatchObject({
    PATH: '/a:/b:/bin',
    KEPT: 'no',
    EMR_CLUSTER_ID: 'j-1',
    EMR_STEP_ID: 's-1',
  });
});

test('a cluster and a step have markers of their own', () => {
  expect([markerOf({ clusterId: 'j-1' }), markerOf({ stepId: 's-1' })]).toEqual([
    'EMR_CLUSTER_ID=j-1',
    'EMR_STEP_ID=s-1',
  ]);
});
