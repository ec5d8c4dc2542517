// SPDX-License-Identifier: Apache-2.0

/** `s3://bucket[/prefix]` for a bucket's name or such a URI, without slashes at its end; undefined for anything else. */
export function readBucketAddress(text: string): string | undefined {
  const uri = (/^s3:\/\//i.test(text) ? text : `s3://${text}`).replace(/\/+$/, '');
  return /^s3:\/\/[a-z0-9][a-z0-9.-]{1,61}[a-z0-9](\/[^\s]+)?$/i.test(uri) ? uri : undefined;
}
