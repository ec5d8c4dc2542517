// SPDX-License-Identifier: Apache-2.0

/** A load's name: its start and something random, so that names sort by time and never meet. `20261123T061700Z-4f9c2a`. */
export function newLoadId(start: Date, random: string): string {
  return `${start.toISOString().replace(/[-:]|\.\d+/g, '')}-${random.slice(0, 6)}`;
}
