// SPDX-License-Identifier: Apache-2.0
import { madeUpRenewal, type MadeUpRenewal } from '../runs/madeUpRenewal.ts';
import type { NewRecord } from '../../local/adminClient.ts';

/** As many as a rationale holds. */
const RENEWALS = 10;

type Driver = {
  readonly feature: string;
  readonly label: string;
  readonly value: string;
  readonly contribution: number;
};

/** A risk of the account with a rationale of full size, as a load would write it; one for each season. */
export function madeUpRisk(accountId: string, season: string): NewRecord {
  const renewals = Array.from({ length: RENEWALS }, (_, index) => madeUpRenewal(`${accountId}-${season}`, index + 1));
  const drivers = largestDrivers(renewals[0], 5);
  const [first, second, third] = drivers.map(({ label, value }) => `Raised by ${label}: ${value}.`);
  return {
    Account__c: accountId,
    Risk_Key__c: `${accountId}:${season}`,
    Season__c: season,
    Band__c: 'High',
    Band_Rank__c: 20,
    Probability__c: 0.42,
    Value_At_Risk__c: 5000,
    Renewal_Value__c: 12_000,
    Renewals_At_Risk__c: RENEWALS,
    Next_Renewal_Date__c: '2026-01-01',
    As_Of__c: '2025-09-30',
    Status__c: 'Open',
    Reason_1__c: first,
    Reason_2__c: second,
    Reason_3__c: third,
    Rationale__c: JSON.stringify({
      v: 1,
      drivers: drivers.map(shortDriver),
      renewals: renewals.map(shortRenewal),
      more: 0,
      gaps: [],
    }),
  };
}

function largestDrivers(renewal: MadeUpRenewal | undefined, count: number): readonly Driver[] {
  const drivers = JSON.parse(renewal?.drivers ?? '[]') as readonly Driver[];
  return drivers.toSorted((left, right) => Math.abs(right.contribution) - Math.abs(left.contribution)).slice(0, count);
}

function shortRenewal(renewal: MadeUpRenewal) {
  return {
    k: renewal.renewal_key,
    p: renewal.product,
    d: renewal.renewal_date.toISOString().slice(0, 10),
    a: renewal.renewal_value,
    r: renewal.churn_probability,
    drivers: largestDrivers(renewal, 3).map(shortDriver),
  };
}

const shortDriver = ({ feature, label, value, contribution }: Driver) => ({
  f: feature,
  l: label,
  v: value,
  c: contribution,
});
