// SPDX-License-Identifier: Apache-2.0
import type { ChecksumAlgorithm } from '../checksum/digest.ts';

export type Tag = { readonly key: string; readonly value: string };

export type Checksum = {
  readonly algorithm: ChecksumAlgorithm;
  /** Base64; `-N` at its end where it is made of the checksums of N parts. */
  readonly value: string;
  readonly type: 'FULL_OBJECT' | 'COMPOSITE';
};

/** What a client says of an object beside its bytes. */
export type ObjectLabels = {
  /** Headers that come back as they were given: content-type, cache-control ... */
  readonly headers: Readonly<Record<string, string>>;
  /** `x-amz-meta-` headers without their prefix. */
  readonly metadata: Readonly<Record<string, string>>;
  readonly tags: readonly Tag[];
};

/** One version of an object as it is kept in its JSON file. */
export type StoredObject = ObjectLabels & {
  readonly key: string;
  /** `null` (the text) where the bucket keeps no versions. */
  readonly versionId: string;
  /** Grows with each write to the bucket: the newest version of a key has the largest. */
  readonly sequence: number;
  readonly isDeleteMarker: boolean;
  /** Name of the version's files in the bucket's folder, without their endings. */
  readonly fileName: string;
  readonly bytes: number;
  /** Without quotes. */
  readonly etag: string;
  readonly checksum?: Checksum;
  /** ISO time. */
  readonly lastModified: string;
};

/** An object whose bytes lie in a file of their own, not yet visible. */
export type ObjectDraft = ObjectLabels &
  Pick<StoredObject, 'key' | 'bytes' | 'etag' | 'lastModified'> & {
    readonly checksum: Checksum;
    readonly path: string;
  };
