// SPDX-License-Identifier: Apache-2.0
import type { LightningUser } from '../lightningUser.ts';
import type { Org } from '../org/org.ts';
import type { Unsupported } from '../unsupported.ts';
import type { Builds } from './builds.ts';
import type { Styles } from './styles.ts';

/** All that pages are served from. */
export type Site = {
  readonly org: Org;
  readonly users: readonly LightningUser[];
  /** What the org counts in. */
  readonly currency: string;
  readonly builds: Builds;
  readonly styles: Styles;
  /** Synthetic shadow, as a script. */
  readonly shadow: string;
  readonly refuse: (unsupported: Unsupported) => void;
  /** What was refused up to now. */
  unsupported(): readonly Unsupported[];
};
