// SPDX-License-Identifier: Apache-2.0

/** Where access tokens come from: the CLI's own login in the plugin, a JWT login in a Lambda. */
export interface TokenSource {
  /** The token to send now; may be an old one that the org no longer takes. */
  token(): Promise<string>;
  /** A fresh token, asked for once after the org answered 401. Throws where there is no way to get one. */
  refresh(): Promise<string>;
}
