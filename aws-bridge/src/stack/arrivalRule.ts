// SPDX-License-Identifier: Apache-2.0
import { Match, Rule } from 'aws-cdk-lib/aws-events';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';

/**
 * A rule for objects that arrive in the bucket. `*` in the pattern also stands for slashes, so that the handler looks
 * at the key again.
 */
export function addArrivalRule(
  scope: Construct,
  id: string,
  { bucket, keyPattern, enabled }: { bucket: IBucket; keyPattern: string; enabled: boolean },
): Rule {
  return new Rule(scope, id, {
    enabled,
    description: `${keyPattern} arrives`,
    eventPattern: {
      source: ['aws.s3'],
      detailType: ['Object Created'],
      detail: { bucket: { name: [bucket.bucketName] }, object: { key: Match.wildcard(keyPattern) } },
    },
  });
}
