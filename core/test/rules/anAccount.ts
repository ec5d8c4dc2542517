// SPDX-License-Identifier: Apache-2.0
import type { AccountRenewals, Driver, Renewal, RenewalDetail } from '../../src/run/prediction.ts';

/** The "today" of the examples. */
export const AS_OF = '2026-09-30';

export type RenewalExample = Partial<Renewal> & Partial<RenewalDetail>;

export const aRenewal = (over: Partial<Renewal> = {}): Renewal => ({
  renewalKey: 'R1',
  product: 'Journal of Tests',
  renewalDate: '2026-12-31',
  valueCents: 100_000,
  segment: null,
  probabilityMicros: 700_000,
  ...over,
});

export const aDriver = (over: Partial<Driver> = {}): Driver => ({
  feature: 'usage',
  label: 'Usage',
  value: 'down',
  contribution: 0.5,
  ...over,
});

/** An account whose details were read. Renewals without a key of their own are R1, R2 ... */
export const anAccount = (
  renewals: readonly RenewalExample[] = [{}],
  over: { readonly accountKey?: string; readonly incomplete?: boolean } = {},
): AccountRenewals => ({
  accountKey: over.accountKey ?? 'A1',
  accountId: (over.accountKey ?? 'A1').toLowerCase(),
  renewals: renewals.map(({ drivers: _drivers, gaps: _gaps, ...renewal }, i) =>
    aRenewal({ renewalKey: `R${i + 1}`, ...renewal }),
  ),
  details: renewals.map(({ drivers = [], gaps = [] }) => ({ drivers, gaps })),
  incomplete: over.incomplete ?? false,
});
