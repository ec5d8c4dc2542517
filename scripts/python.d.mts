// SPDX-License-Identifier: Apache-2.0

/** A Python with the notebook's packages, and the environment in which it finds them and a Java. */
export type ReadyPython = {
  readonly python: string;
  readonly environment: NodeJS.ProcessEnv;
  readonly missing?: undefined;
};

/** `missing`: sentences that say what is not on this machine, and how to install it. */
export type NoPython = { readonly missing: readonly string[] };

export function preparePython(environment?: NodeJS.ProcessEnv): ReadyPython | NoPython;
export function readJavaVersion(text: string): number | undefined;
