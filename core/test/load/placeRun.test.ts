// SPDX-License-Identifier: Apache-2.0
import { placeRun } from '../../src/load/placeRun.ts';

describe('placeRun', () => {
  test.each([
    ['s3://bucket/prod/runs/2026-a', 's3://bucket/prod', 's3://bucket/prod/runs/2026-a'],
    ['s3://bucket/runs/2026-a/', 's3://bucket', 's3://bucket/runs/2026-a'],
    ['/data/churn/runs/2026-a', '/data/churn', '/data/churn/runs/2026-a'],
    ['/runs/2026-a', '/', '/runs/2026-a'],
  ])('puts loads/ next to the folder runs: %s', (given, root, run) => {
    expect(placeRun(given)).toEqual({ root, run });
  });

  test.each([
    ['s3://bucket/2026-a', 's3://bucket', 's3://bucket/2026-a'],
    ['s3://runs/2026-a', 's3://runs', 's3://runs/2026-a'],
    ['/data/2026-a', '/data', '/data/2026-a'],
  ])('puts loads/ beside a run that lies in no folder runs: %s', (given, root, run) => {
    expect(placeRun(given)).toEqual({ root, run });
  });
});
