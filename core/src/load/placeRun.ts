// SPDX-License-Identifier: Apache-2.0

/** Where a run lies, and where what its loads leave behind goes: `<root>/loads/`. */
export type RunPlace = {
  /** URI or path of the folder that holds `loads/`. */
  readonly root: string;
  /** URI or path of the run's folder. */
  readonly run: string;
};

/**
 * The root is two levels up where the run lies in a folder `runs` (the layout of the contract), else the folder
 * that the run lies in. `run` is an absolute path or `s3://bucket/prefix`; trailing slashes don't matter.
 */
export function placeRun(run: string): RunPlace {
  const { scheme, parts } = takeApart(run);
  const above = parts.slice(0, -1);
  const root = above.at(-1) === 'runs' && above.length > 1 ? above.slice(0, -1) : above;
  return { root: putTogether(scheme, root), run: putTogether(scheme, parts) };
}

type Parts = { readonly scheme: string; readonly parts: readonly string[] };

function takeApart(uri: string): Parts {
  const scheme = /^s3:\/\//i.exec(uri)?.[0] ?? '';
  const parts = uri
    .slice(scheme.length)
    .replace(/[\\/]+$/, '')
    .split(/[\\/]/);
  return { scheme, parts };
}

function putTogether(scheme: string, parts: readonly string[]): string {
  return scheme + (parts.join('/') || '/');
}
