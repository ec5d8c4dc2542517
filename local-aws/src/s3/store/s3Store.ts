// SPDX-License-Identifier: Apache-2.0
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { EventDraft } from '../../events/awsEvent.ts';
import { S3Error } from '../s3Error.ts';
import { openBucket, writeSettings } from './bucket.ts';
import type { Bucket } from './bucket.ts';
import { trackUploads } from './uploads.ts';
import type { Uploads } from './uploads.ts';

/** All buckets, each a folder. */
export type S3Store = {
  readonly uploads: Uploads;
  /** Sends an event to whoever listens. */
  announce(event: EventDraft): void;
  /** Sorted by name. */
  buckets(): readonly Bucket[];
  /** Throws NoSuchBucket. */
  bucket(name: string): Bucket;
  create(name: string, now: Date): void;
  remove(name: string): void;
};

export function openS3Store(folder: string, announce: (event: EventDraft) => void): S3Store {
  mkdirSync(folder, { recursive: true });
  const names = readdirSync(folder).filter((name) => existsSync(join(folder, name, 'bucket.json')));
  const buckets = new Map(names.map((name) => [name, openBucket(join(folder, name), name)]));
  return {
    uploads: trackUploads(),
    announce,
    buckets: () => [...buckets.values()].sort((a, b) => (a.name < b.name ? -1 : 1)),
    bucket: (name) => {
      const bucket = buckets.get(name);
      if (bucket) return bucket;
      throw new S3Error('NoSuchBucket', 'The specified bucket does not exist', { BucketName: name });
    },
    create: (name, now) => {
      mkdirSync(join(folder, name), { recursive: true });
      writeSettings(join(folder, name), { created: now.toISOString() });
      buckets.set(name, openBucket(join(folder, name), name));
    },
    remove: (name) => {
      buckets.delete(name);
      rmSync(join(folder, name), { recursive: true, force: true });
    },
  };
}
