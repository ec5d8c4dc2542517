// SPDX-License-Identifier: Apache-2.0

/** What a store knows of a file. `version` names exactly these bytes where the store can (S3 version id or ETag). */
export type FileInfo = { readonly bytes: number; readonly version?: string };

/**
 * Where runs and load reports lie: a folder on disk or a prefix in S3. Paths are relative, with `/`, without `..`.
 * A missing file is `undefined` (stat) or a ChurnError `run_file_missing` (read).
 */
export interface FileStore {
  /** For messages and Source__c: `s3://bucket/prefix` or the folder's path, without a trailing slash. */
  readonly uri: string;
  stat(path: string): Promise<FileInfo | undefined>;
  /** The bytes of a file, whole and in order. */
  read(path: string): AsyncIterable<Uint8Array>;
  /** Names every file below `folder` (recursively), sorted by code unit. */
  list(folder: string): AsyncIterable<string>;
  /** Names the direct sub-folders of `folder`, without slashes, sorted. */
  folders(folder: string): AsyncIterable<string>;
  /** Writes a whole file; readers see all of it or nothing. */
  write(path: string, bytes: Uint8Array | AsyncIterable<Uint8Array>): Promise<void>;
  /** A store whose root is this sub-folder. */
  sub(folder: string): FileStore;
  /** Where the file lies on this machine. Absent for stores elsewhere: their files are copied before they are read at random. */
  localPath?(path: string): string;
}
