// SPDX-License-Identifier: Apache-2.0

/** Someone that pages can be shown to. */
export type LightningUser = {
  readonly username: string;
  /** As the header names them. */
  readonly label: string;
};
