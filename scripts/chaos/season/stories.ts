// SPDX-License-Identifier: Apache-2.0
// What becomes of the customers of a made-up season: the score of its first run, what a rep did then, and the score of
// the second run, which is the one that is loaded under kills. Together they need every action that a load knows.

/** One way that things go, for so many accounts. */
export type Story = {
  readonly name: string;
  readonly accounts: number;
  /** Churn probability in the season's two runs. */
  readonly first: number;
  readonly second: number;
  /** What a rep made of the Risk between the loads. */
  readonly answer?: Readonly<Record<string, unknown>>;
  /** A rep has begun the Task. */
  readonly taskBegun?: boolean;
  /** The renewal lies between the two runs; else after both. */
  readonly renewsBetween?: boolean;
  /** No Account in the org has the key. */
  readonly unknown?: boolean;
};

const AWAKE_BY_SECOND = { Status__c: 'Snoozed', Snoozed_Until__c: '2025-11-01' };
const LONG_ASLEEP = { Status__c: 'Snoozed', Snoozed_Until__c: '2030-01-01' };
const RESOLVED = { Status__c: 'Resolved', Verdict__c: 'Real risk', Action_Taken__c: 'Called;Met' };

export const STORIES: readonly Story[] = [
  { name: 'appears', accounts: 14, first: 0.1, second: 0.85 },
  { name: 'appears without a Task', accounts: 12, first: 0.1, second: 0.45 },
  { name: 'grows', accounts: 12, first: 0.62, second: 0.66 },
  { name: 'escalates', accounts: 10, first: 0.45, second: 0.85 },
  { name: 'stays', accounts: 12, first: 0.65, second: 0.65 },
  { name: 'recedes', accounts: 8, first: 0.7, second: 0.05 },
  { name: 'recedes from a begun Task', accounts: 4, first: 0.7, second: 0.05, taskBegun: true },
  { name: 'wakes', accounts: 5, first: 0.5, second: 0.5, answer: AWAKE_BY_SECOND },
  { name: 'wakes with other figures', accounts: 5, first: 0.5, second: 0.55, answer: AWAKE_BY_SECOND },
  { name: 'sleeps on', accounts: 4, first: 0.5, second: 0.55, answer: LONG_ASLEEP },
  { name: 'escalates from sleep', accounts: 4, first: 0.45, second: 0.9, answer: LONG_ASLEEP },
  {
    name: 'is back',
    accounts: 6,
    first: 0.7,
    second: 0.7,
    answer: { Status__c: 'Receded', Status_Reason__c: 'By hand' },
  },
  { name: 'is worse than resolved', accounts: 5, first: 0.65, second: 0.9, answer: RESOLVED },
  {
    name: 'was dismissed',
    accounts: 5,
    first: 0.65,
    second: 0.7,
    answer: { Status__c: 'Dismissed', Comment__c: 'No' },
  },
  { name: 'is in work', accounts: 5, first: 0.65, second: 0.72, answer: { Status__c: 'In Progress' }, taskBegun: true },
  { name: 'has renewed', accounts: 4, first: 0.65, second: 0.9, answer: { Status__c: 'Renewed' } },
  { name: 'awaits its outcome', accounts: 4, first: 0.65, second: 0.65, renewsBetween: true },
  { name: 'is not known', accounts: 2, first: 0.9, second: 0.9, unknown: true },
  { name: 'is quiet', accounts: 80, first: 0.08, second: 0.09 },
];

/** An account and the story that it has. */
export type Customer = { readonly key: string; readonly story: Story };

/** Neighbours have different stories, so that every file and every chunk of a job holds all kinds. */
export function listCustomers(): readonly Customer[] {
  const longest = Math.max(...STORIES.map(({ accounts }) => accounts));
  const stories = Array.from({ length: longest }, (_, turn) =>
    STORIES.filter(({ accounts }) => turn < accounts),
  ).flat();
  return stories.map((story, index) => ({ key: String(index + 1).padStart(6, '0'), story }));
}
