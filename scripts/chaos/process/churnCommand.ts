// SPDX-License-Identifier: Apache-2.0
import type { Scene } from '../scene/scene.ts';

/** A command that is killed and started again, and what it starts from. */
export type ChurnCommand = {
  readonly name: string;
  readonly args: readonly string[];
  readonly scene: Scene;
  /** Part of the path of the last file that it reads before it decides. */
  readonly lastFile: string;
};
