// SPDX-License-Identifier: Apache-2.0
import type { Option } from './option.ts';

export type OptionValues = Readonly<Record<string, string | number | boolean>>;

/** A row of a stand-in's table of faults: what goes wrong, as the real thing does it. */
export type Fault<O extends OptionValues = OptionValues> = {
  /** As the switch is called: `session-expired`. */
  readonly name: string;
  /** What the real thing does, in a sentence. */
  readonly does: string;
  /** Where that is documented or was seen. */
  readonly page: string;
  /**
   * By what its strikes can be narrowed, such as `method` or `object`: each is an option that takes a pattern, and
   * a name of what `strikes` is told.
   */
  readonly matches: readonly string[];
  readonly options: { readonly [K in keyof O]: Option<O[K]> };
};
