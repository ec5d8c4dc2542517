// SPDX-License-Identifier: Apache-2.0
import type { Operation } from '../operation.ts';
import { readText } from '../s3Call.ts';
import { readXml } from '../xml.ts';

/**
 * https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketNotificationConfiguration.html
 * Kept and given back; of its targets only EventBridge is sent to.
 */
export const putBucketNotificationConfiguration: Operation = async (call, store) => {
  const bucket = store.bucket(call.bucket);
  const notification = await readText(call);
  readXml(notification, 'NotificationConfiguration');
  bucket.change({ notification });
  return new Response(null);
};
