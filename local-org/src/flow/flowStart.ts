// SPDX-License-Identifier: Apache-2.0
import { compileFormula } from '../formula/compileFormula.ts';
import { problem } from '../metadata/problem.ts';
import { child, children, isTrue, numberOf, textOf, type Element } from '../metadata/xml/element.ts';
import { compileComparison, joinConditions, type Condition } from './conditions/compileConditions.ts';
import { readConnector } from './elements/connector.ts';
import type { FlowContext } from './flowContext.ts';
import { readRecord, type Interview } from './interview.ts';
import { readReference } from './resources/value.ts';

/** A way through a Flow: its first element, and how many interviews share a transaction. */
export type FlowPath = { readonly first: string; readonly batchSize: number };

export type FlowStart = {
  /** Whether the Flow runs for the change that an interview stands for. */
  readonly isEntered: Condition;
  /** In the transaction of the save. */
  readonly immediate: FlowPath | undefined;
  /** After the commit. */
  readonly asynchronous: readonly FlowPath[];
};

// the platform's most for one transaction
const MOST_INTERVIEWS = 200;

/** Reads when a record-triggered Flow runs, and by which paths. */
export function compileStart(start: Element, context: FlowContext): FlowStart {
  checkTrigger(start, context);
  const first = readConnector(start, 'connector', context);
  const isEntered = compileEntry(start, context);
  return {
    isEntered,
    immediate: first === undefined ? undefined : { first, batchSize: MOST_INTERVIEWS },
    asynchronous: children(start, 'scheduledPaths').flatMap((path) => readPath(path, context)),
  };
}

function checkTrigger(start: Element, { problems }: FlowContext): void {
  const [triggerType, recordTriggerType] = [textOf(start, 'triggerType'), textOf(start, 'recordTriggerType')];
  if (triggerType !== 'RecordAfterSave')
    problems.push(
      problem(`The flow trigger type '${triggerType}' is not supported by this org, only RecordAfterSave`, start.line),
    );
  if (!(recordTriggerType !== undefined && recordTriggerType in EVENTS))
    problems.push(problem(`The record trigger type '${recordTriggerType}' is not supported by this org`, start.line));
  if (child(start, 'filterFormula') !== undefined && child(start, 'filters') !== undefined)
    problems.push(problem('A flow starts by filterFormula or by filters, not by both', start.line));
}

const EVENTS: Readonly<Record<string, (isNew: boolean) => boolean>> = {
  Create: (isNew) => isNew,
  Update: (isNew) => !isNew,
  CreateAndUpdate: () => true,
};

function readPath(path: Element, context: FlowContext): readonly FlowPath[] {
  if (textOf(path, 'pathType') !== 'AsyncAfterCommit') {
    context.problems.push(
      problem('A scheduled path is not supported by this org unless its pathType is AsyncAfterCommit', path.line),
    );
    return [];
  }
  const first = readConnector(path, 'connector', context);
  return first === undefined
    ? []
    : [{ first, batchSize: Math.min(numberOf(path, 'maxBatchSize') ?? MOST_INTERVIEWS, MOST_INTERVIEWS) }];
}

/** With doesRequireRecordChangedToMeetCriteria, an update counts only if the record did not meet the criteria before. */
function compileEntry(start: Element, context: FlowContext): Condition {
  const isEvent = EVENTS[textOf(start, 'recordTriggerType') ?? ''] ?? (() => false);
  const meetsCriteria =
    child(start, 'filterFormula') === undefined
      ? compileStartFilters(start, context)
      : compileStartFormula(start, context);
  const mustChange = isTrue(start, 'doesRequireRecordChangedToMeetCriteria');
  return (interview) => {
    if (!isEvent(interview.prior === undefined) || !meetsCriteria(interview)) return false;
    return !mustChange || interview.prior === undefined || !meetsCriteria(asBefore(interview, interview.prior));
  };
}

const asBefore = (interview: Interview, prior: NonNullable<Interview['prior']>): Interview => ({
  ...interview,
  record: readRecord(interview.record.object, prior),
});

function compileStartFormula(start: Element, { resources, problems }: FlowContext): Condition {
  try {
    const { type, evaluate } = compileFormula(child(start, 'filterFormula')?.text ?? '', resources.symbols('start'));
    if (type !== 'boolean')
      problems.push(problem(`The filterFormula's result is of type ${type}, not Boolean`, start.line));
    return (interview) => evaluate(interview) === true;
  } catch (error) {
    problems.push(problem(`filterFormula: ${(error as Error).message}`, start.line));
    return () => false;
  }
}

function compileStartFilters(start: Element, context: FlowContext): Condition {
  const conditions = children(start, 'filters').map((filter) => {
    const path = `$Record.${textOf(filter, 'field') ?? ''}`;
    return compileComparison(filter, path, readReference(path, context, filter.line), child(filter, 'value'), context);
  });
  return joinConditions(conditions, textOf(start, 'filterLogic'), context, start.line);
}
