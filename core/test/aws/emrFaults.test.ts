// SPDX-License-Identifier: Apache-2.0
import { EMRServiceException } from '@aws-sdk/client-emr';
import { createEmrClusters } from '../../src/aws/index.ts';
import { emrFault, isUnknownCluster } from '../../src/aws/emrFaults.ts';

const answered = (name: string, message: string, httpStatusCode: number) =>
  new EMRServiceException({
    name,
    message,
    $fault: httpStatusCode < 500 ? 'client' : 'server',
    $metadata: { httpStatusCode },
  });

test.each([
  ['InvalidRequestException', 400, 'emr_refused', 'Correct config/cluster.json or the roles it names, then try again.'],
  [
    'AccessDeniedException',
    400,
    'emr_refused',
    'Allow the AWS identity this call of elasticmapreduce, and iam:PassRole for both EMR roles.',
  ],
  ['ThrottlingException', 400, 'emr_refused', 'Try again in some minutes.'],
  [
    'ExpiredTokenException',
    400,
    'emr_refused',
    'Set AWS_REGION and AWS_PROFILE, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or sign in again.',
  ],
  [
    'InternalServerException',
    500,
    'emr_unreachable',
    'Try again in some minutes; if it stays so, check the region, the network and the AWS Health Dashboard.',
  ],
])('%s with status %d is %s', (name, status, code, next) => {
  expect(emrFault('RunJobFlow', answered(name, 'So it is', status))).toMatchObject({
    code,
    message: expect.stringContaining(`RunJobFlow: ${name}: So it is.`),
    next,
  });
});

test('an internal error that EMR sends with status 400 may have started a cluster', () => {
  expect(emrFault('RunJobFlow', answered('InternalServerException', 'Later', 400)).code).toBe('emr_unreachable');
});

test('an endpoint that nobody answers at, and missing credentials, are told apart', async () => {
  const reach = { endpoint: 'http://127.0.0.1:1', region: 'eu-central-1' };
  const silent = createEmrClusters({ ...reach, credentials: { accessKeyId: 'a', secretAccessKey: 'b' } });
  const anonymous = createEmrClusters({
    ...reach,
    credentials: () => Promise.reject(Object.assign(new Error('None'), { name: 'CredentialsProviderError' })),
  });

  await expect(silent.start({ Name: 'x', Instances: {} })).rejects.toMatchObject({ code: 'emr_unreachable' });
  await expect(anonymous.start({ Name: 'x', Instances: {} })).rejects.toMatchObject({
    code: 'emr_refused',
    message: 'RunJobFlow was not sent to EMR: CredentialsProviderError: None.',
  });
});

test('a cluster that EMR does not know is told by its words alone', () => {
  expect(isUnknownCluster(answered('InvalidRequestException', "Cluster id 'j-1' is not valid.", 400))).toBe(true);
  expect(isUnknownCluster(answered('InvalidRequestException', 'Something else', 400))).toBe(false);
  expect(isUnknownCluster(new Error("Cluster id 'j-1' is not valid."))).toBe(false);
});
