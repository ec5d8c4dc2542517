// SPDX-License-Identifier: Apache-2.0
import type { ObjectDef } from '../../schema/definitions.ts';
import { findField } from '../../schema/schema.ts';
import { problem, type Problem } from '../problem.ts';
import { children, textOf, textsOf, type Element } from '../xml/element.ts';
import { unknownFields } from './fieldNames.ts';
import type { Draft, MetadataType, PlannedOrg } from './metadataType.ts';

/** Page layouts (`Object-Layout Name`) are kept; the fields and related lists that they show must exist. */
export const layout: MetadataType = {
  name: 'Layout',
  directory: 'layouts',
  suffix: 'layout',
  supported: [
    'excludeButtons',
    'fullName',
    'headers',
    'layoutSections',
    'miniLayout',
    'relatedLists',
    'showEmailCheckbox',
    'showHighlightsPanel',
    'showInteractionLogPanel',
    'showRunAssignmentRulesCheckbox',
    'showSubmitAndAttachButton',
  ],
  check: checkLayout,
};

function checkLayout({ fullName, element }: Draft, { schema }: PlannedOrg): readonly Problem[] {
  const objectName = fullName.split('-')[0] ?? '';
  const object = schema.object(objectName);
  if (object === undefined) return [problem(`The object '${objectName}' of the layout does not exist`, element.line)];
  const items = itemsOf(element);
  const names = items.flatMap((item) => textOf(item, 'field') ?? []);
  return [
    ...items.flatMap((item) =>
      unknownFields(
        textsOf(item, 'field').filter((name) => !isOnLayoutsOnly(name, object)),
        object,
        item.line,
      ),
    ),
    ...names
      .filter((name, index) => names.indexOf(name) !== index)
      .map((name) => problem(`The field ${name} is on the layout twice`, element.line)),
    ...requiredFields(object)
      .filter((name) => !names.includes(name))
      .map((name) => problem(`Layout must contain an item for required layout field: ${name}`, element.line)),
    ...children(element, 'relatedLists').flatMap((list) => checkRelatedList(list, object, schema)),
  ];
}

// fields of custom metadata types that layouts show and SOQL has not
const ON_LAYOUTS_ONLY: ReadonlySet<string> = new Set(['CreatedById', 'IsProtected', 'LastModifiedById']);

const isOnLayoutsOnly = (name: string, { kind }: ObjectDef): boolean =>
  kind === 'customMetadata' && ON_LAYOUTS_ONLY.has(name);

const itemsOf = (element: Element): readonly Element[] =>
  children(element, 'layoutSections')
    .flatMap((section) => children(section, 'layoutColumns'))
    .flatMap((column) => children(column, 'layoutItems'));

const requiredFields = (object: ObjectDef): readonly string[] =>
  [...object.fields.values()]
    .filter(({ custom, required }) => custom && required && object.kind === 'custom')
    .map(({ name }) => name);

// lists that every object with activities, history or notes may show
const STANDARD_LISTS: ReadonlySet<string> = new Set([
  'RelatedActivityList',
  'RelatedHistoryList',
  'RelatedEntityHistoryList',
  'RelatedNoteList',
  'RelatedContentNoteList',
  'RelatedFileList',
]);

/** `Child__c.Lookup__c` */
function checkRelatedList(list: Element, object: ObjectDef, schema: PlannedOrg['schema']): readonly Problem[] {
  const name = textOf(list, 'relatedList') ?? '';
  if (STANDARD_LISTS.has(name)) return [];
  const [childName = '', fieldName = ''] = name.split('.');
  const childObject = schema.object(childName);
  const field = childObject && findField(childObject, fieldName);
  if (field?.reference?.to.includes(object.name) !== true)
    return [problem(`The related list '${name}' of ${object.name} does not exist`, list.line)];
  return unknownFields(
    textsOf(list, 'fields').filter((one) => one.endsWith('__c')),
    childObject as ObjectDef,
    list.line,
  );
}
