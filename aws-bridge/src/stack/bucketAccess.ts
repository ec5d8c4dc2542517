// SPDX-License-Identifier: Apache-2.0
import type { IRole } from 'aws-cdk-lib/aws-iam';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { allow } from './allow.ts';

/** Objects by their keys, `*` at the end allowed: `runs/*`. Nobody may delete; what is written twice keeps its versions. */
export type Keys = { readonly read: readonly string[]; readonly written: readonly string[] };

/** Lets the role read and write these objects of the bucket, and ask for any that is not there. */
export function allowObjects(role: IRole, bucket: IBucket, { read, written }: Keys): void {
  allowListing(role, bucket);
  const objects = (keys: readonly string[]): string[] => keys.map((key) => bucket.arnForObjects(key));
  allow(role, { actions: ['s3:GetObject', 's3:GetObjectVersion'], resources: objects(read), whyWildcard: IN_FOLDER });
  if (written.length === 0) return;
  const writing = ['s3:PutObject', 's3:AbortMultipartUpload'];
  allow(role, { actions: writing, resources: objects(written), whyWildcard: IN_FOLDER });
}

const IN_FOLDER = 'The names of the objects in this folder are not known beforehand.';

/** Lets the role read a whole bucket of the data lake. */
export function allowLake(role: IRole, lake: IBucket): void {
  allowListing(role, lake);
  const whyWildcard = 'The bucket was named as one of the data lake.';
  allow(role, { actions: ['s3:GetObject'], resources: [lake.arnForObjects('*')], whyWildcard });
}

/** Of the whole bucket: without it a missing object answers 403 where the SDKs and Spark wait for a 404. */
function allowListing(role: IRole, bucket: IBucket): void {
  allow(role, { actions: ['s3:ListBucket'], resources: [bucket.bucketArn] });
}
