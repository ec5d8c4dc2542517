// SPDX-License-Identifier: Apache-2.0
// A load of six accounts whose answers are known by hand; Anna owns the first, second, fourth and fifth, the others are
// owned by somebody who is no longer active. The fifth is held out.

const OWNER_TASK = { Creates_Task__c: true, Assign_To__c: 'Account Owner' };

export const ANNA = '005000000000001AAA';
export const BEN = '005000000000002AAA';

export const THRESHOLDS = [
  { ...record('Low', 10, 0.25), Creates_Task__c: false, Assign_To__c: 'Account Owner' },
  { ...record('High', 30, 0.6), ...OWNER_TASK, Id: 'm00000000000002AAA' },
  { ...record('Critical', 40, 0.8), ...OWNER_TASK, Id: 'm00000000000001AAA', Label: 'Critical!' },
];

export const PREVIEW = {
  v: 2,
  asOf: '2026-10-01',
  currency: 'EUR',
  records: ['Critical', 'High', 'Low'],
  least: [400_000, 300_000, 125_000],
  owners: [ANNA, BEN],
  inactiveOwners: [1],
  accounts: 6,
  every: 1,
  owner: [0, 0, 1, 0, 0, 1],
  held: [0, 0, 0, 0, 1, 0],
  controlMax: null,
  size: [1, 1, 1, 2, 1, 1],
  conditions: [[0, 1, 2]],
  condition: [0, 0, 0, 0, 0, 0, 0],
  probability: [900_000, 700_000, 850_000, 300_000, 200_000, 950_000, 150_000],
  value: [100_000, 50_000, 20_000, 10_000, 5_000, 1_000_000, -1],
  capacity: 1,
  evaluation: { rows: 10, churned: 2, cut: [200_000, 600_000, 850_000], flagged: [10, 4, 1], hit: [2, 2, 1] },
};

/** The answer to the query for loaded runs. */
export function runsAnswer(...runs) {
  return {
    uiapi: {
      query: {
        Churn_Run__c: {
          edges: runs.map(({ id, name, season = '2027', finished = '2026-10-02T06:30:00.000Z' }) => ({
            node: { Id: id, Name: { value: name }, Season__c: { value: season }, Finished__c: { value: finished } },
          })),
        },
      },
    },
  };
}

/** The answer to the query for one run; `fields` as values, those left out are not readable. */
export function runAnswer(id, fields = {}) {
  const readable = {
    Season__c: '2027',
    As_Of__c: '2026-10-01',
    Thresholds__c: JSON.stringify(THRESHOLDS),
    Preview__c: JSON.stringify(PREVIEW),
    ...fields,
  };
  const values = Object.entries(readable).filter(([, value]) => value !== undefined);
  const node = { Id: id, ...Object.fromEntries(values.map(([field, value]) => [field, { value }])) };
  return { uiapi: { query: { Churn_Run__c: { edges: [{ node }] } } } };
}

export function ownersAnswer(names) {
  const edges = Object.entries(names).map(([id, name]) => ({ node: { Id: id, Name: { value: name } } }));
  return { uiapi: { query: { User: { edges } } } };
}

function record(name, rank, bound) {
  return {
    DeveloperName: name,
    Label: name,
    Active__c: true,
    Band__c: name,
    Rank__c: rank,
    Min_Probability__c: bound,
    Min_Renewal_Value__c: null,
    Segment__c: null,
    Max_Days_To_Renewal__c: null,
    Min_Renewals__c: null,
    Task_Priority__c: null,
    Task_Due_In_Days__c: null,
  };
}
