// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { announceCreated } from '../announceCreated.ts';
import { spoolBytes } from '../body/spoolBody.ts';
import type { Spooled } from '../body/spoolBody.ts';
import { checksumElement, checksumHeader, startDigest } from '../checksum/digest.ts';
import { guardWrite } from '../conditions.ts';
import { findUpload } from '../findUpload.ts';
import { quoteEtag, versionHeader } from '../objectHeaders.ts';
import type { Operation } from '../operation.ts';
import { readText } from '../s3Call.ts';
import { S3Error } from '../s3Error.ts';
import type { Checksum } from '../store/storedObject.ts';
import type { Upload, UploadedPart } from '../store/uploads.ts';
import { elementsOf, readXml, textOf, xmlResponse } from '../xml.ts';
import type { XmlElement } from '../xml.ts';

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_CompleteMultipartUpload.html */
export const completeMultipartUpload: Operation = async (call, store) => {
  const bucket = store.bucket(call.bucket);
  const request = readXml(await readText(call), 'CompleteMultipartUpload');
  const upload = findUpload(store, call);
  const parts = chooseParts(upload, elementsOf(request, 'Part'));
  const allow = guardWrite(call.headers, call.key);
  const whole = await spoolBytes(bytesOf(parts), bucket.incomingPath(), upload.algorithm ?? 'CRC64NVME');
  try {
    const checksum = checksumOf(upload, parts, whole);
    checkWhole(call.headers, checksum, whole);
    const { path, bytes } = whole;
    const lastModified = call.now.toISOString();
    const draft = { ...upload.labels, key: upload.key, path, bytes, etag: etagOf(parts), checksum, lastModified };
    const stored = bucket.commit(draft, allow);
    await store.uploads.end(upload);
    announceCreated(call, store, bucket, stored, 'CompleteMultipartUpload');
    const response = xmlResponse('CompleteMultipartUploadResult', {
      Location: `/${bucket.name}/${upload.key}`,
      Bucket: bucket.name,
      Key: upload.key,
      ETag: quoteEtag(stored.etag),
      ChecksumType: checksum.type,
      [checksumElement(checksum.algorithm)]: checksum.value,
    });
    for (const [name, value] of Object.entries(versionHeader(stored))) response.headers.set(name, value);
    return response;
  } finally {
    // after a commit nothing lies there any more
    await rm(whole.path, { force: true });
  }
};

const SMALLEST_PART = 5 * 1024 * 1024;

function chooseParts(upload: Upload, named: readonly XmlElement[]): readonly UploadedPart[] {
  if (named.length === 0) throw new S3Error('MalformedXML', 'A CompleteMultipartUpload document names its parts.');
  const parts = named.map((element) => choosePart(upload, element));
  if (parts.some((part, at) => at > 0 && part.number <= parts[at - 1]!.number)) {
    throw new S3Error('InvalidPartOrder', 'The list of parts was not in ascending order.');
  }
  const small = parts.slice(0, -1).find((part) => part.bytes < SMALLEST_PART);
  if (!small) return parts;
  throw new S3Error('EntityTooSmall', 'Your proposed upload is smaller than the minimum allowed size', {
    PartNumber: String(small.number),
    ProposedSize: String(small.bytes),
    MinSizeAllowed: String(SMALLEST_PART),
  });
}

function choosePart(upload: Upload, element: XmlElement): UploadedPart {
  const number = Number(textOf(element, 'PartNumber'));
  const etag = (textOf(element, 'ETag') ?? '').replaceAll('"', '');
  const part = upload.parts.get(number);
  if (part && part.md5 === etag) {
    const checksum = textOf(element, checksumElement(part.checksum.algorithm));
    if (checksum === undefined || checksum === part.checksum.value) return part;
  }
  const message = 'One or more of the specified parts could not be found, or their ETag or checksum is another.';
  throw new S3Error('InvalidPart', message, { UploadId: upload.id, PartNumber: String(number), ETag: etag });
}

async function* bytesOf(parts: readonly UploadedPart[]): AsyncGenerator<Uint8Array> {
  for (const part of parts) yield* createReadStream(part.path, { highWaterMark: 256 * 1024 }) as AsyncIterable<Buffer>;
}

function etagOf(parts: readonly UploadedPart[]): string {
  const hash = createHash('md5');
  for (const part of parts) hash.update(Buffer.from(part.md5, 'hex'));
  return `${hash.digest('hex')}-${parts.length}`;
}

function checksumOf(upload: Upload, parts: readonly UploadedPart[], whole: Spooled): Checksum {
  if (upload.checksumType === 'FULL_OBJECT') return { ...whole.checksum, type: 'FULL_OBJECT' };
  const digest = startDigest(whole.checksum.algorithm);
  for (const part of parts) digest.update(Buffer.from(part.checksum.value, 'base64'));
  return { algorithm: whole.checksum.algorithm, value: `${digest.value()}-${parts.length}`, type: 'COMPOSITE' };
}

function checkWhole(headers: Headers, checksum: Checksum, whole: Spooled): void {
  const given = headers.get(checksumHeader(checksum.algorithm));
  if (given !== null && given !== checksum.value) {
    throw new S3Error('BadDigest', `The ${checksum.algorithm} you specified did not match the calculated checksum.`);
  }
  const size = headers.get('x-amz-mp-object-size');
  if (size !== null && Number(size) !== whole.bytes) {
    throw new S3Error('InvalidRequest', 'The x-amz-mp-object-size you specified is not the size of the object.');
  }
}
