// SPDX-License-Identifier: Apache-2.0
// An org with orders of accounts, and Flows on them.
import type { Deployment } from '../../src/metadata/deploy/deployment.ts';
import type { RecordValues, SaveResult } from '../../src/records/records.ts';
import { aFieldXml, anObjectXml, deployFiles, problemsOf } from '../metadata/deployFiles.ts';
import { ADMIN_ID, openTestOrg, type TestOrg } from '../testOrg.ts';
import type { OrgOptions } from '../../src/openOrg.ts';

const ORDER = anObjectXml(
  'Order',
  [
    aFieldXml('Note__c', '<type>Text</type><length>255</length>'),
    aFieldXml('Amount__c', '<precision>16</precision><scale>2</scale><type>Number</type>'),
    aFieldXml('Share__c', '<precision>5</precision><scale>2</scale><type>Percent</type>'),
    aFieldXml('Due__c', '<type>Date</type>'),
    aFieldXml('Paid__c', '<defaultValue>false</defaultValue><type>Checkbox</type>'),
    aFieldXml('Text__c', '<length>1000</length><type>LongTextArea</type><visibleLines>3</visibleLines>'),
    aFieldXml(
      'Account__c',
      '<referenceTo>Account</referenceTo><relationshipName>Orders</relationshipName><type>Lookup</type>',
    ),
    aFieldXml(
      'Status__c',
      '<type>Picklist</type><valueSet><restricted>true</restricted><valueSetDefinition><sorted>false</sorted>' +
        ['New', 'Sent', 'Lost']
          .map(
            (name) =>
              `<value><fullName>${name}</fullName><default>${name === 'New'}</default><label>${name}</label></value>`,
          )
          .join('') +
        '</valueSetDefinition></valueSet>',
    ),
  ].join(''),
);

export type FlowOrg = TestOrg & {
  /** Deploys Flows by name. */
  deploy(flows: Readonly<Record<string, string>>): Promise<Deployment>;
  /** Saves orders as the administrator and waits for what they set going. */
  save(
    operation: 'insert' | 'update',
    ...orders: readonly (RecordValues & { readonly Id?: string })[]
  ): Promise<readonly SaveResult[]>;
  /** All orders, these fields of them. */
  orders(...fields: readonly string[]): readonly RecordValues[];
  tasks(...fields: readonly string[]): readonly RecordValues[];
};

/** Opens the org with Flows; throws where one of them cannot be deployed. */
export async function openFlowOrg(
  flows: Readonly<Record<string, string>> = {},
  options: OrgOptions = {},
): Promise<FlowOrg> {
  const testOrg = openTestOrg({ delays: { asyncPath: 0, asyncRetry: 0 }, ...options });
  const { org } = testOrg;
  const deploy: FlowOrg['deploy'] = (some) =>
    deployFiles(org, Object.fromEntries(Object.entries(some).map(([name, xml]) => [`flows/${name}.flow`, xml])));
  const objects = await deployFiles(org, { 'objects/Order__c.object': ORDER });
  const deployed = Object.keys(flows).length === 0 ? objects : await deploy(flows);
  if (deployed.status !== 'Succeeded') throw new Error(problemsOf(deployed).join('\n'));
  const read = (object: string, fields: readonly string[]): readonly RecordValues[] =>
    org.records.find(object, {}).map((row) => Object.fromEntries(fields.map((field) => [field, row[field] ?? null])));
  return {
    ...testOrg,
    deploy,
    save: async (operation, ...orders) => {
      const records = orders.map(({ Id, ...values }) =>
        Id === undefined ? { values: { Name: 'An order', ...values } } : { id: Id, values },
      );
      const results = org.records.save({
        object: 'Order__c',
        operation,
        records,
        allOrNone: false,
        actor: { userId: ADMIN_ID, system: false },
      });
      await org.background.idle();
      return results;
    },
    orders: (...fields) => read('Order__c', fields),
    tasks: (...fields) => read('Task', fields),
  };
}

/** The id of a record that was saved. */
export function idOf(result: SaveResult | undefined): string {
  if (result?.success !== true) throw new Error(JSON.stringify(result));
  return result.id;
}

const CREATE_AND_UPDATE =
  '<object>Order__c</object><recordTriggerType>CreateAndUpdate</recordTriggerType><triggerType>RecordAfterSave</triggerType>';

/** A Flow; `start` stands in front of the object, `rest` are the elements and resources. */
export const aFlow = (start: string, rest: string, trigger = CREATE_AND_UPDATE): string =>
  `<Flow><apiVersion>66.0</apiVersion>${rest}<label>A flow</label><processType>AutoLaunchedFlow</processType>` +
  `<start><locationX>0</locationX><locationY>0</locationY>${start}${trigger}</start><status>Active</status></Flow>`;

/** An element of a Flow, with what every element must have. */
export const anElement = (tag: string, name: string, inner: string): string =>
  `<${tag}><name>${name}</name><label>${name}</label><locationX>0</locationX><locationY>0</locationY>${inner}</${tag}>`;

export const to = (name: string, tag = 'connector'): string =>
  `<${tag}><targetReference>${name}</targetReference></${tag}>`;

export const text = (value: string): string => `<value><stringValue>${value}</stringValue></value>`;
export const ref = (path: string): string => `<value><elementReference>${path}</elementReference></value>`;

export const filter = (field: string, operator: string, value: string): string =>
  `<filters><field>${field}</field><operator>${operator}</operator>${value}</filters>`;

export const input = (field: string, value: string): string =>
  `<inputAssignments><field>${field}</field>${value}</inputAssignments>`;

export const assign = (target: string, operator: string, value: string): string =>
  `<assignmentItems><assignToReference>${target}</assignToReference><operator>${operator}</operator>${value}</assignmentItems>`;

export const variable = (name: string, dataType: string, inner = '', isCollection = false): string =>
  `<variables><name>${name}</name><dataType>${dataType}</dataType><isCollection>${isCollection}</isCollection><isInput>false</isInput><isOutput>false</isOutput>${inner}</variables>`;

/** Writes a value into the order's note: the shortest way to see what a Flow knows. */
export const writeNote = (value: string, name = 'Write'): string =>
  anElement('recordUpdates', name, `${input('Note__c', value)}<inputReference>$Record</inputReference>`);
