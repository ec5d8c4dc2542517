// SPDX-License-Identifier: Apache-2.0
import type { S3Call } from './s3Call.ts';
import { S3Error } from './s3Error.ts';

/** The names that the S3 API gives to what is not done here, so that a reader of a 501 knows what was asked. */
const NAMES: Readonly<Record<string, string>> = {
  'bucket GET accelerate': 'GetBucketAccelerateConfiguration',
  'bucket GET acl': 'GetBucketAcl',
  'bucket GET cors': 'GetBucketCors',
  'bucket GET encryption': 'GetBucketEncryption',
  'bucket GET lifecycle': 'GetBucketLifecycleConfiguration',
  'bucket GET logging': 'GetBucketLogging',
  'bucket GET object-lock': 'GetObjectLockConfiguration',
  'bucket GET ownershipControls': 'GetBucketOwnershipControls',
  'bucket GET policy': 'GetBucketPolicy',
  'bucket GET publicAccessBlock': 'GetPublicAccessBlock',
  'bucket GET replication': 'GetBucketReplication',
  'bucket GET tagging': 'GetBucketTagging',
  'bucket GET uploads': 'ListMultipartUploads',
  'bucket GET versions': 'ListObjectVersions',
  'bucket GET website': 'GetBucketWebsite',
  'bucket POST': 'PostObject',
  'bucket PUT acl': 'PutBucketAcl',
  'bucket PUT cors': 'PutBucketCors',
  'bucket PUT encryption': 'PutBucketEncryption',
  'bucket PUT lifecycle': 'PutBucketLifecycleConfiguration',
  'bucket PUT logging': 'PutBucketLogging',
  'bucket PUT object-lock': 'PutObjectLockConfiguration',
  'bucket PUT ownershipControls': 'PutBucketOwnershipControls',
  'bucket PUT policy': 'PutBucketPolicy',
  'bucket PUT publicAccessBlock': 'PutPublicAccessBlock',
  'bucket PUT replication': 'PutBucketReplication',
  'bucket PUT tagging': 'PutBucketTagging',
  'bucket PUT website': 'PutBucketWebsite',
  'object GET acl': 'GetObjectAcl',
  'object GET attributes': 'GetObjectAttributes',
  'object GET legal-hold': 'GetObjectLegalHold',
  'object GET partNumber': 'GetObject by part number',
  'object GET retention': 'GetObjectRetention',
  'object GET torrent': 'GetObjectTorrent',
  'object HEAD partNumber': 'HeadObject by part number',
  'object POST restore': 'RestoreObject',
  'object POST select+select-type': 'SelectObjectContent',
  'object PUT acl': 'PutObjectAcl',
  'object PUT legal-hold': 'PutObjectLegalHold',
  'object PUT partNumber+uploadId copy': 'UploadPartCopy',
  'object PUT retention': 'PutObjectRetention',
};

/** Headers whose promise would silently be broken. */
const HEADERS = [
  'x-amz-server-side-encryption-customer-algorithm',
  'x-amz-object-lock-mode',
  'x-amz-object-lock-legal-hold',
  'x-amz-write-offset-bytes',
];

export function notImplemented(routeName: string): S3Error {
  const name = NAMES[routeName] ?? routeName;
  const message = `A header or operation you provided implies functionality that is not implemented: ${name}`;
  return new S3Error('NotImplemented', message, { Operation: name });
}

/** Throws NotImplemented for a header that changes what an operation does in a way not done here. */
export function refuseHeaders({ headers }: S3Call): void {
  const header = HEADERS.find((name) => headers.has(name));
  if (header !== undefined) throw notImplemented(header);
}
