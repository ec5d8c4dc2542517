// SPDX-License-Identifier: Apache-2.0
import { findObject } from '../findObject.ts';
import { versionHeader } from '../objectHeaders.ts';
import type { Operation } from '../operation.ts';
import { xmlResponse } from '../xml.ts';

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObjectTagging.html */
export const getObjectTagging: Operation = (call, store) => {
  const object = findObject(store.bucket(call.bucket), call);
  const response = xmlResponse('Tagging', {
    TagSet: { Tag: object.tags.map(({ key, value }) => ({ Key: key, Value: value })) },
  });
  for (const [name, value] of Object.entries(versionHeader(object))) response.headers.set(name, value);
  return response;
};
