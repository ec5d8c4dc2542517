// SPDX-License-Identifier: Apache-2.0
import type { Operation } from '../operation.ts';
import { readText } from '../s3Call.ts';
import { S3Error } from '../s3Error.ts';
import type { Bucket } from '../store/bucket.ts';
import { elementsOf, readXml, textOf, xmlResponse } from '../xml.ts';
import type { XmlNode } from '../xml.ts';

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteObjects.html, at most 1,000 keys. */
export const deleteObjects: Operation = async (call, store) => {
  const bucket = store.bucket(call.bucket);
  const request = readXml(await readText(call), 'Delete');
  const objects = elementsOf(request, 'Object');
  if (objects.length === 0 || objects.length > 1000) {
    throw new S3Error('MalformedXML', 'A Delete document names 1 to 1,000 objects.');
  }
  const deleted = objects.map((object) =>
    deleteOne(bucket, textOf(object, 'Key') ?? '', textOf(object, 'VersionId'), call.now),
  );
  return xmlResponse('DeleteResult', textOf(request, 'Quiet') === 'true' ? {} : { Deleted: deleted });
};

function deleteOne(bucket: Bucket, key: string, versionId: string | undefined, now: Date): XmlNode {
  if (versionId !== undefined) {
    bucket.removeVersion(key, versionId);
    return { Key: key, VersionId: versionId };
  }
  const marker = bucket.remove(key, now);
  return marker ? { Key: key, DeleteMarker: true, DeleteMarkerVersionId: marker.versionId } : { Key: key };
}
