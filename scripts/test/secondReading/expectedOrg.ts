// SPDX-License-Identifier: Apache-2.0
// An org before a load and what the second reading says of the load -> the org after it.
import type { Decision } from './askSecondReading.ts';
import { BLANK_RISK, type OrgSnapshot, type RiskRecord, type TaskRecord } from './orgSnapshot.ts';

/** Risks by key and Tasks, in a form to be compared whole. */
export type ComparedOrg = {
  readonly risks: Readonly<Record<string, RiskRecord>>;
  readonly tasks: readonly ComparedTask[];
};

type ComparedTask = Omit<TaskRecord, 'id'>;

export function describeOrg({ risks, tasks }: OrgSnapshot): ComparedOrg {
  return {
    risks: Object.fromEntries([...risks].map(([key, risk]) => [key, withParsedRationale(risk)])),
    tasks: tasks.map(({ riskKey, values }) => ({ riskKey, values })).toSorted(byText),
  };
}

/** Where words are free, their place is taken by what they must hold. */
export function expectOrg(before: OrgSnapshot, decisions: readonly Decision[]): ComparedOrg {
  const { risks, tasks } = describeOrg(before);
  const changed = decisions.map((decision) => [
    decision.riskKey,
    { ...(risks[decision.riskKey] ?? BLANK_RISK), ...decision.values, ...freeTexts(decision) },
  ]);
  const receded = new Set(decisions.filter(({ kind }) => kind === 'recede').map(({ riskKey }) => riskKey));
  const opened = decisions.flatMap(({ riskKey, task }) =>
    task === null ? [] : [{ riskKey, values: { ...task, Status: NOT_STARTED } }],
  );
  return {
    risks: { ...risks, ...Object.fromEntries(changed) },
    tasks: [...tasks.map((task) => (receded.has(task.riskKey) ? closeUntouched(task) : task)), ...opened].toSorted(
      byText,
    ),
  };
}

const NOT_STARTED = 'Not Started';

function freeTexts({ kind, values, reasons }: Decision): RiskRecord {
  return {
    ...(reasons === null ? {} : reasonsHolding(reasons)),
    ...('Probability__c' in values ? { Fingerprint__c: expect.stringMatching(/^.+$/) } : {}),
    ...(kind === 'recede' ? { Status_Reason__c: expect.stringMatching(/^.+$/) } : {}),
  };
}

function reasonsHolding(labels: readonly string[]): RiskRecord {
  return Object.fromEntries(
    [0, 1, 2].map((index) => {
      const label = labels[index];
      return [`Reason_${index + 1}__c`, label === undefined ? null : expect.stringContaining(label)];
    }),
  );
}

/** A Task that somebody has started stays as it is. */
function closeUntouched(task: ComparedTask): ComparedTask {
  return task.values['Status'] === NOT_STARTED ? { ...task, values: { ...task.values, Status: 'Completed' } } : task;
}

/** Compared as a value, as the order of its keys is free. */
function withParsedRationale(risk: RiskRecord): RiskRecord {
  return { ...risk, Rationale__c: JSON.parse(String(risk['Rationale__c'])) };
}

/** Any order will do that is the same for the same Tasks. */
function byText(one: ComparedTask, other: ComparedTask): number {
  const [left, right] = [textOf(one), textOf(other)];
  return left === right ? 0 : left < right ? -1 : 1;
}

function textOf({ riskKey, values }: ComparedTask): string {
  return JSON.stringify([riskKey, ...Object.entries(values).sort()]);
}
