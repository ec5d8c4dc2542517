// SPDX-License-Identifier: Apache-2.0
// What of a Flow is refused when it is deployed, and how it is named.
import { problemsOf } from '../metadata/deployFiles.ts';
import {
  aFlow,
  anElement,
  assign,
  filter,
  input,
  openFlowOrg,
  ref,
  text,
  to,
  variable,
  writeNote,
  type FlowOrg,
} from './flowOrg.ts';

let org: FlowOrg;
beforeAll(async () => {
  org = await openFlowOrg();
});
afterAll(() => org.close());

const NOTE = writeNote(text('x'));
const trigger = (object: string, recordTriggerType: string, triggerType: string): string =>
  `<object>${object}</object><recordTriggerType>${recordTriggerType}</recordTriggerType><triggerType>${triggerType}</triggerType>`;
const get = (inner: string): string =>
  anElement(
    'recordLookups',
    'Get',
    `${inner}<getFirstRecordOnly>true</getFirstRecordOnly><object>Order__c</object><storeOutputAutomatically>true</storeOutputAutomatically>`,
  );

describe('a Flow is refused for', () => {
  it.each([
    [
      'an element that this org does not run',
      aFlow(to('Write'), `${NOTE}${anElement('subflows', 'Sub', '<flowName>Other</flowName>')}`),
      "The flow element 'subflows' (in Flow) is not supported by this org",
    ],
    [
      'a part of an element that this org does not run',
      aFlow(to('Write'), NOTE.replace('<inputReference>', '<isRollback>true</isRollback><inputReference>')),
      'Error parsing file: Element isRollback invalid at this location in type FlowRecordUpdate',
    ],
    [
      'a setting that this org does not run',
      aFlow(`${to('Write')}<flowRunAsUser>DefaultWorkflowUser</flowRunAsUser>`, NOTE),
      "The flow element 'flowRunAsUser' (in start) is not supported by this org",
    ],
    [
      'a start before the save',
      aFlow(to('Write'), NOTE, trigger('Order__c', 'Create', 'RecordBeforeSave')),
      "The flow trigger type 'RecordBeforeSave' is not supported by this org, only RecordAfterSave",
    ],
    [
      'a start on delete',
      aFlow(to('Write'), NOTE, trigger('Order__c', 'Delete', 'RecordAfterSave')),
      "The record trigger type 'Delete' is not supported by this org",
    ],
    [
      'an unknown object',
      aFlow(to('Write'), NOTE, trigger('Nothing__c', 'Create', 'RecordAfterSave')),
      "The flow starts with no record of this org: the object 'Nothing__c' does not exist",
    ],
    [
      'both kinds of criteria',
      aFlow(`${to('Write')}<filterFormula>TRUE</filterFormula>${filter('Note__c', 'EqualTo', text('x'))}`, NOTE),
      'A flow starts by filterFormula or by filters, not by both',
    ],
    [
      'a formula with an unknown function',
      aFlow(`${to('Write')}<filterFormula>GEOLOCATION(1, 2)</filterFormula>`, NOTE),
      'filterFormula: Unknown function GEOLOCATION. Check spelling.',
    ],
    [
      'a formula that is no condition',
      aFlow(`${to('Write')}<filterFormula>1 + 1</filterFormula>`, NOTE),
      "The filterFormula's result is of type number, not Boolean",
    ],
    [
      'a formula of a wrong type',
      aFlow(
        to('Write'),
        `<formulas><name>f</name><dataType>Date</dataType><expression>1 + 1</expression></formulas>${NOTE}`,
      ),
      "f: the formula's result is of type number, not Date",
    ],
    [
      'a formula with an unknown field',
      aFlow(
        to('Write'),
        `<formulas><name>f</name><dataType>String</dataType><expression>{!$Record.None__c}</expression></formulas>${NOTE}`,
      ),
      'f: Field $Record.None__c does not exist. Check spelling.',
    ],
    [
      'a scheduled path by time',
      aFlow(`<scheduledPaths>${to('Write')}<label>x</label></scheduledPaths>`, NOTE),
      'A scheduled path is not supported by this org unless its pathType is AsyncAfterCommit',
    ],
    ['a connector to nowhere', aFlow(to('Nowhere'), NOTE), "The connector leads to 'Nowhere', which the flow has not"],
    ['two elements of one name', aFlow(to('Write'), NOTE + NOTE), "The flow has two elements of the name 'Write'"],
    [
      'an unknown field of a criterion',
      aFlow(`${to('Write')}${filter('None__c', 'EqualTo', text('x'))}`, NOTE),
      "The flow has no resource or field '$Record.None__c'",
    ],
    [
      'an unknown operator',
      aFlow(`${to('Write')}${filter('Note__c', 'WasSet', text('x'))}`, NOTE),
      "Error parsing file: 'WasSet' is not a valid value for the type FlowRecordFilterOperator (element operator)",
    ],
    [
      'criteria logic that points past the criteria',
      aFlow(`${to('Write')}<filterLogic>1 OR 2</filterLogic>${filter('Note__c', 'EqualTo', text('x'))}`, NOTE),
      "The condition logic '1 OR 2' is not valid: Field 2 does not exist. Check spelling.",
    ],
    [
      'a comparison of different types',
      aFlow(`${to('Write')}${filter('Amount__c', 'EqualTo', text('x'))}`, NOTE),
      "'$Record.Amount__c' (number) cannot be compared with a value of type text",
    ],
    [
      'an unknown field of a record',
      aFlow(
        to('Write'),
        anElement('recordUpdates', 'Write', `${input('None__c', text('x'))}<inputReference>$Record</inputReference>`),
      ),
      "The field 'None__c' of Order__c does not exist",
    ],
    [
      'a value of a wrong type',
      aFlow(
        to('Write'),
        anElement('recordUpdates', 'Write', `${input('Amount__c', text('x'))}<inputReference>$Record</inputReference>`),
      ),
      "A value of type text cannot be assigned to 'Amount__c' (number)",
    ],
    [
      'a field that nobody can set',
      aFlow(
        to('Write'),
        anElement(
          'recordUpdates',
          'Write',
          `${input('CreatedDate', ref('$Flow.CurrentDateTime'))}<inputReference>$Record</inputReference>`,
        ),
      ),
      "The field 'CreatedDate' of Order__c cannot be set",
    ],
    [
      'a filter on a long text',
      aFlow(to('Get'), get(filter('Text__c', 'EqualTo', text('x')))),
      "The field 'Text__c' of Order__c cannot be filtered: it is a long text",
    ],
    [
      'a loop over what is no collection',
      aFlow(
        to('Each'),
        anElement(
          'loops',
          'Each',
          `<collectionReference>one</collectionReference><iterationOrder>Asc</iterationOrder>`,
        ) + variable('one', 'String'),
      ),
      "'one' is not a collection",
    ],
    [
      'an assignment to a constant',
      aFlow(
        to('Set'),
        anElement('assignments', 'Set', assign('fixed', 'Assign', text('x'))) +
          `<constants><name>fixed</name><dataType>String</dataType>${text('y')}</constants>`,
      ),
      "'fixed' cannot be assigned a value",
    ],
    [
      'a variable of a kind that this org has not',
      aFlow(to('Write'), NOTE + variable('v', 'Apex')),
      'v: the data type Apex is not supported',
    ],
    [
      'a template with an unknown name',
      aFlow(to('Write'), writeNote(text('{!none}'))),
      "The flow has no resource 'none'",
    ],
  ])('%s', async (_, flow, message) => {
    expect(problemsOf(await org.deploy({ Bad: flow }))).toContain(`Flow Bad: ${message}`);
  });

  it('elements of a kind that do not stand together', async () => {
    const scattered = aFlow(to('Write'), `${variable('a', 'String')}${NOTE}${variable('b', 'String')}`);

    expect(problemsOf(await org.deploy({ Bad: scattered }))).toEqual([
      'Flow Bad: Error parsing file: Element variables is duplicated at this location in type Flow',
    ]);
  });
});

it('takes nothing into the org of what was refused', async () => {
  await org.deploy({ Bad: aFlow(to('Nowhere'), NOTE), Good: aFlow(to('Write'), NOTE) });

  expect(org.org.records.find('FlowDefinitionView', {})).toEqual([]);
});
