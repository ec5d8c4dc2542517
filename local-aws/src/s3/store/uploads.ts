// SPDX-License-Identifier: Apache-2.0
// Multipart uploads on their way. They are not kept over a restart: a client of a stopped server starts anew.
import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import type { ChecksumAlgorithm } from '../checksum/digest.ts';
import type { Spooled } from '../body/spoolBody.ts';
import type { Checksum, ObjectLabels } from './storedObject.ts';

export type UploadedPart = Spooled & { readonly number: number; readonly lastModified: string };

export type Upload = {
  readonly id: string;
  readonly bucket: string;
  readonly key: string;
  readonly labels: ObjectLabels;
  /** Undefined: the client asked for none. */
  readonly algorithm: ChecksumAlgorithm | undefined;
  readonly checksumType: Checksum['type'];
  readonly parts: Map<number, UploadedPart>;
};

export type Uploads = {
  start(upload: Omit<Upload, 'id' | 'parts'>): Upload;
  find(bucket: string, key: string, id: string): Upload | undefined;
  /** Takes the place of an earlier part of this number. */
  addPart(upload: Upload, part: UploadedPart): Promise<void>;
  end(upload: Upload): Promise<void>;
};

export function trackUploads(): Uploads {
  const uploads = new Map<string, Upload>();
  return {
    start: (described) => {
      const upload = { ...described, id: randomBytes(24).toString('base64url'), parts: new Map() };
      uploads.set(upload.id, upload);
      return upload;
    },
    find: (bucket, key, id) => {
      const upload = uploads.get(id);
      return upload?.bucket === bucket && upload.key === key ? upload : undefined;
    },
    addPart: async (upload, part) => {
      const replaced = upload.parts.get(part.number);
      upload.parts.set(part.number, part);
      if (replaced) await rm(replaced.path, { force: true });
    },
    end: async (upload) => {
      uploads.delete(upload.id);
      for (const part of upload.parts.values()) await rm(part.path, { force: true });
    },
  };
}
