// SPDX-License-Identifier: Apache-2.0
import type { Operation } from '../operation.ts';
import { xmlResponse } from '../xml.ts';

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketNotificationConfiguration.html: what was put. */
export const getBucketNotificationConfiguration: Operation = ({ bucket }, store) => {
  const { notification } = store.bucket(bucket).settings();
  if (notification === undefined) return xmlResponse('NotificationConfiguration', {});
  return new Response(notification, { headers: { 'content-type': 'application/xml' } });
};
