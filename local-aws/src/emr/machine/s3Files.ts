// SPDX-License-Identifier: Apache-2.0

/** Whole objects by `s3://bucket/key`, through the endpoint that clients use. */
export type S3Files = {
  /** Undefined where there is none. */
  get(uri: string): Promise<Buffer | undefined>;
  /** False where it was refused, such as for a bucket that is not there. */
  put(uri: string, bytes: Uint8Array<ArrayBuffer>): Promise<boolean>;
};

export function openS3Files(endpoint: () => string): S3Files {
  return {
    get: async (uri) => {
      const path = pathOf(uri);
      if (path === undefined) return undefined;
      const answer = await fetch(endpoint() + path);
      const bytes = Buffer.from(await answer.arrayBuffer());
      return answer.ok ? bytes : undefined;
    },
    put: async (uri, bytes) => {
      const path = pathOf(uri);
      if (path === undefined) return false;
      const answer = await fetch(endpoint() + path, { method: 'PUT', body: bytes });
      await answer.arrayBuffer();
      return answer.ok;
    },
  };
}

/** `s3n` and `s3a` are Hadoop's names for the same. */
function pathOf(uri: string): string | undefined {
  const [, bucket, key] = /^s3[an]?:\/\/([^/]+)\/(.+)$/s.exec(uri) ?? [];
  return bucket && key && `/${bucket}/${key.split('/').map(encodeURIComponent).join('/')}`;
}
