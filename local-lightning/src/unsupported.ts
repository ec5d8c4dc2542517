// SPDX-License-Identifier: Apache-2.0

/** Something that was asked for and is not part of the stand-in. */
export type Unsupported = { readonly what: string; readonly detail: string };
