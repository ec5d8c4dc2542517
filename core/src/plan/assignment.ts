// SPDX-License-Identifier: Apache-2.0

/** A line of assignments.ndjson.gz, keys in the order written: in which arm of the season's experiment an account at risk is. */
export type Assignment = {
  readonly accountKey: string;
  readonly season: string;
  readonly arm: 'held_out' | 'treated';
  readonly probability: number;
  readonly valueAtRisk: number;
  readonly band: string;
  readonly runId: string;
  /** `YYYY-MM-DD` */
  readonly asOf: string;
};
