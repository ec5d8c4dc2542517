// SPDX-License-Identifier: Apache-2.0
import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import type { CfnBucket } from 'aws-cdk-lib/aws-s3';
import { BlockPublicAccess, Bucket, BucketEncryption, type BucketProps, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import type { StackSettings } from './stackSettings.ts';

/**
 * The bucket that everything passes through: notebooks, configuration, data lake, runs, loads, logs. Its access logs go
 * to a second one. Both outlive the stack, because the runs and the assignments are what the next training learns from.
 */
export function addDataBucket(scope: Construct, settings: Pick<StackSettings, 'bucketName' | 'logDays'>): Bucket {
  const kept = Duration.days(settings.logDays);
  const accessLogs = new Bucket(scope, 'AccessLogs', { ...CLOSED, lifecycleRules: [{ expiration: kept }] });
  const bucket = new Bucket(scope, 'Data', {
    ...CLOSED,
    ...(settings.bucketName === undefined ? {} : { bucketName: settings.bucketName }),
    versioned: true,
    serverAccessLogsBucket: accessLogs,
    lifecycleRules: [
      { id: 'ClusterLogs', prefix: 'logs/', expiration: kept },
      {
        id: 'Leftovers',
        noncurrentVersionExpiration: Duration.days(OLD_VERSION_DAYS),
        abortIncompleteMultipartUploadAfter: Duration.days(7),
        expiredObjectDeleteMarker: true,
      },
    ],
  });
  sendEvents(bucket);
  return bucket;
}

/** A year: long enough to find the notebook version that a season's run names. */
const OLD_VERSION_DAYS = 365;

const CLOSED: BucketProps = {
  encryption: BucketEncryption.S3_MANAGED,
  enforceSSL: true,
  minimumTLSVersion: 1.2,
  blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
  objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
  removalPolicy: RemovalPolicy.RETAIN,
};

/** Set on the resource itself: `eventBridgeEnabled` of the construct brings a Lambda of its own that may change any bucket. */
function sendEvents(bucket: Bucket): void {
  const resource = bucket.node.defaultChild as CfnBucket;
  resource.notificationConfiguration = { eventBridgeConfiguration: { eventBridgeEnabled: true } };
}
