// SPDX-License-Identifier: Apache-2.0
// Where things lie in the bucket. Who may write what below which prefix follows from this list.

export const CONFIG_FILE = 'config/cluster.json';

/** What a cluster needs beside its configuration: bootstrap.sh, notebook/, wheels/. */
export const CODE_FOLDER = 'code';

/** Copies of notebooks, named by their sha256. */
export const PINNED_NOTEBOOKS = `${CODE_FOLDER}/pinned`;

export const RUNS_FOLDER = 'runs';
export const LOGS_FOLDER = 'logs';
export const LOCKS_FOLDER = 'locks';

/** The notebook as it was executed, in its run's folder; written while it runs. */
export const EXECUTED_NOTEBOOK = 'executed.ipynb';
