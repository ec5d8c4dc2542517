// SPDX-License-Identifier: Apache-2.0
import { childrenOf, elementsWithin, textOf, textsWithin, type Element } from './element.ts';
import { fieldNames, fields, fileOf, filesOf } from './orgPackage.ts';

const FLOWS = ['Churn_Risk_Close_Task', 'Churn_Risk_Create_Task'];
const NODES = ['assignments', 'decisions', 'loops', 'recordCreates', 'recordLookups', 'recordUpdates'];
const DATA = ['recordCreates', 'recordLookups', 'recordUpdates'];
const RESOURCES = ['formulas', 'textTemplates', 'variables'];
const TASK_FIELDS = [
  'ActivityDate',
  'CreatedDate',
  'Description',
  'IsClosed',
  'OwnerId',
  'Priority',
  'Status',
  'Subject',
  'WhatId',
];
const GROUP_FIELDS = ['DeveloperName', 'Type'];

test('the package brings these flows', () => {
  expect(filesOf('Flow').map(({ name }) => name)).toEqual(FLOWS);
});

describe.each(FLOWS)('%s', (name) => {
  const flow = fileOf('Flow', name).root;
  const nodes = NODES.flatMap((tag) => childrenOf(flow, tag));
  const start = childrenOf(flow, 'start')[0];

  test('is active, and runs after the save of a risk, on an asynchronous path only', () => {
    expect(textOf(flow, 'status')).toBe('Active');
    expect(start && textOf(start, 'object')).toBe('Risk__c');
    expect(start && textOf(start, 'triggerType')).toBe('RecordAfterSave');
    expect(start && childrenOf(start, 'connector')).toEqual([]);
    expect(start && textsWithin(start, 'pathType')).toEqual(['AsyncAfterCommit']);
  });

  test('gives an asynchronous path nothing that the platform refuses beside it', () => {
    const [path] = start ? childrenOf(start, 'scheduledPaths') : [];
    expect(path?.children.map((child) => child.name)).toEqual(['connector', 'pathType']);
  });

  test('connects nodes that exist, and every node', () => {
    const named = nodes.map((node) => textOf(node, 'name') ?? '');
    const reached = new Set(textsWithin(flow, 'targetReference'));
    expect(named).toEqual([...new Set(named)]);
    expect([...reached].sort()).toEqual(named.toSorted());
  });

  test('has a fault path at every data element', () => {
    const without = DATA.flatMap((tag) => childrenOf(flow, tag)).filter(
      (node) => childrenOf(node, 'faultConnector').length === 0,
    );
    expect(without).toEqual([]);
  });

  test('writes no record inside a loop', () => {
    const looped = childrenOf(flow, 'loops').flatMap((loop) =>
      childrenOf(loop, 'nextValueConnector').flatMap((connector) => textsWithin(connector, 'targetReference')),
    );
    expect(
      looped.filter((target) => childrenOf(flow, 'assignments').every((node) => textOf(node, 'name') !== target)),
    ).toEqual([]);
  });

  test('names resources, nodes and record fields that exist', () => {
    const known = new Set(
      [...RESOURCES.flatMap((tag) => childrenOf(flow, tag)), ...nodes].map((one) => textOf(one, 'name') ?? ''),
    );
    expect(referencesIn(flow).filter((reference) => !isKnown(reference, known))).toEqual([]);
  });

  test('uses every resource', () => {
    const used = new Set(referencesIn(flow).map((reference) => reference.split('.')[0]));
    const resources = RESOURCES.flatMap((tag) => childrenOf(flow, tag)).map((one) => textOf(one, 'name') ?? '');
    expect(resources.filter((resource) => !used.has(resource))).toEqual([]);
  });

  test('reads and writes fields that exist', () => {
    const ofObject: Readonly<Record<string, readonly string[]>> = {
      Group: GROUP_FIELDS,
      Risk__c: fields.filter(({ object }) => object === 'Risk__c').map((field) => field.name),
      Task: TASK_FIELDS,
    };
    const used = [...DATA.flatMap((tag) => childrenOf(flow, tag)), ...(start ? [start] : [])].flatMap((node) =>
      textsWithin(node, 'field').map((field) => ({ object: textOf(node, 'object') ?? 'Risk__c', field })),
    );
    expect(used.filter(({ object, field }) => !ofObject[object]?.includes(field))).toEqual([]);
    expect(used.length).toBeGreaterThan(3);
  });
});

test('a Task is made whenever the alert number grows above 0, on create and on update', () => {
  const start = childrenOf(fileOf('Flow', 'Churn_Risk_Create_Task').root, 'start')[0] as Element;
  expect(textOf(start, 'recordTriggerType')).toBe('CreateAndUpdate');
  expect(textOf(start, 'filterFormula')).toBe(
    'AND({!$Record.Alert_Number__c} > 0, OR(ISNEW(), {!$Record.Alert_Number__c} > BLANKVALUE({!$Record__Prior.Alert_Number__c}, 0)))',
  );
  expect(textOf(start, 'doesRequireRecordChangedToMeetCriteria')).toBeUndefined();
});

test('Tasks are completed when a risk becomes Receded, and when an alert is taken back, once', () => {
  const start = childrenOf(fileOf('Flow', 'Churn_Risk_Close_Task').root, 'start')[0] as Element;
  expect(textOf(start, 'recordTriggerType')).toBe('Update');
  expect(textOf(start, 'filterFormula')).toBe(
    'OR(AND(ISCHANGED({!$Record.Status__c}), ISPICKVAL({!$Record.Status__c}, "Receded")), ' +
      'AND(ISCHANGED({!$Record.Tasks_Taken_Back_Since__c}), NOT(ISBLANK({!$Record.Tasks_Taken_Back_Since__c}))))',
  );
  expect(textOf(start, 'doesRequireRecordChangedToMeetCriteria')).toBeUndefined();
});

test('neither flow writes what starts it', () => {
  const written = FLOWS.flatMap((name) =>
    childrenOf(fileOf('Flow', name).root, 'recordUpdates').flatMap((node) => textsWithin(node, 'field')),
  );
  expect(written).toEqual(['Task_Error__c', 'Task_Error__c']);
});

/** `$Record.Status__c`, `Get_Queue.Id`, `taskOwnerId`: all that elements refer to and expressions merge. */
function referencesIn(flow: Element): readonly string[] {
  const tags = ['elementReference', 'leftValueReference', 'assignToReference', 'collectionReference', 'inputReference'];
  const merged = elementsWithin(flow).flatMap(({ text }) =>
    [...text.matchAll(/\{!([^}]+)\}/g)].flatMap(([, name]) => name ?? []),
  );
  return [...tags.flatMap((tag) => textsWithin(flow, tag)), ...merged];
}

function isKnown(reference: string, known: ReadonlySet<string>): boolean {
  const [root = '', ...path] = reference.split('.');
  if (['$Flow', '$Label'].includes(root)) return true;
  if (['$Record', '$Record__Prior'].includes(root)) return path.length === 0 || isRiskPath(path);
  return known.has(root);
}

const ACCOUNT_PATHS = ['Name', 'OwnerId', 'Owner.IsActive'];

function isRiskPath([field = '', ...rest]: readonly string[]): boolean {
  if (field === 'Account__r') return ACCOUNT_PATHS.includes(rest.join('.'));
  return rest.length === 0 && (field === 'Id' || fieldNames.has(`Risk__c.${field}`));
}
