// SPDX-License-Identifier: Apache-2.0
import { XMLParser } from 'fast-xml-parser';

/** Whole objects by `s3://bucket/key`, through the endpoint that clients use. */
export type S3Files = {
  /** Undefined where there is none. */
  get(uri: string): Promise<Buffer | undefined>;
  /** False where it was refused, such as for a bucket that is not there. */
  put(uri: string, bytes: Uint8Array<ArrayBuffer>): Promise<boolean>;
  /** Every object whose URI begins so; undefined where the bucket is not there. */
  list(uri: string): Promise<readonly string[] | undefined>;
};

export function openS3Files(endpoint: () => string): S3Files {
  return {
    get: async (uri) => {
      const { bucket, key } = parseUri(uri);
      const answer = await fetch(`${endpoint()}/${bucket}/${encodeKey(key)}`);
      const bytes = Buffer.from(await answer.arrayBuffer());
      return answer.ok ? bytes : undefined;
    },
    put: async (uri, bytes) => {
      const { bucket, key } = parseUri(uri);
      const answer = await fetch(`${endpoint()}/${bucket}/${encodeKey(key)}`, { method: 'PUT', body: bytes });
      await answer.arrayBuffer();
      return answer.ok;
    },
    list: async (uri) => {
      const { bucket, key } = parseUri(uri);
      const keys = await listKeys(`${endpoint()}/${bucket}`, key);
      return keys?.map((each) => `s3://${bucket}/${each}`);
    },
  };
}

/** `s3n` and `s3a` are Hadoop's names for the same. Throws an Error on anything else. */
function parseUri(uri: string): { readonly bucket: string; readonly key: string } {
  const [, bucket, key = ''] = /^s3[an]?:\/\/([^/]+)(?:\/(.*))?$/s.exec(uri) ?? [];
  if (bucket === undefined) throw new Error(`${uri} is no address in S3`);
  return { bucket, key };
}

const encodeKey = (key: string): string => key.split('/').map(encodeURIComponent).join('/');

type Listing = { readonly Contents?: readonly { readonly Key: string }[]; readonly NextContinuationToken?: string };

const parser = new XMLParser({ parseTagValue: false, htmlEntities: true, isArray: (name) => name === 'Contents' });

async function listKeys(bucketUrl: string, prefix: string): Promise<readonly string[] | undefined> {
  const keys: string[] = [];
  for (let token: string | undefined = ''; token !== undefined;) {
    const query = new URLSearchParams({ 'list-type': '2', prefix, ...(token && { 'continuation-token': token }) });
    const answer = await fetch(`${bucketUrl}?${query}`);
    const text = await answer.text();
    if (!answer.ok) return undefined;
    const { ListBucketResult: page } = parser.parse(text) as { ListBucketResult: Listing };
    keys.push(...(page.Contents ?? []).map(({ Key }) => Key));
    token = page.NextContinuationToken;
  }
  return keys;
}
