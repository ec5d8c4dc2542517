// SPDX-License-Identifier: Apache-2.0
import { findObject } from '../findObject.ts';
import { versionHeader } from '../objectHeaders.ts';
import type { Operation } from '../operation.ts';
import { readText } from '../s3Call.ts';
import { elementsOf, readXml, textOf } from '../xml.ts';

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObjectTagging.html */
export const putObjectTagging: Operation = async (call, store) => {
  const bucket = store.bucket(call.bucket);
  const [tagSet] = elementsOf(readXml(await readText(call), 'Tagging'), 'TagSet');
  const tags = elementsOf(tagSet, 'Tag').map((tag) => ({
    key: textOf(tag, 'Key') ?? '',
    value: textOf(tag, 'Value') ?? '',
  }));
  const object = findObject(bucket, call);
  bucket.retag(object, tags);
  return new Response(null, { headers: versionHeader(object) });
};
