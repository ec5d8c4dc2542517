// SPDX-License-Identifier: Apache-2.0

/** Why a component cannot be deployed. */
export type Problem = {
  readonly message: string;
  /** In the file that came; undefined where no single line is at fault. */
  readonly line?: number;
  /** The file at fault, where it is not the component's own. */
  readonly fileName?: string;
};

export const problem = (message: string, line?: number): Problem =>
  line === undefined ? { message } : { message, line };
