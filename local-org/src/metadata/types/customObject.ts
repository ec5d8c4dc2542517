// SPDX-License-Identifier: Apache-2.0
import { defineField } from '../../schema/field.ts';
import type { FieldDef, ObjectDef } from '../../schema/definitions.ts';
import { problem, type Problem } from '../problem.ts';
import { child, isTrue, textOf, type Element } from '../xml/element.ts';
import type { Draft, MetadataType, PlannedOrg } from './metadataType.ts';

/** Custom objects, custom metadata types, and standard objects as the carriers of custom fields. */
export const customObject: MetadataType = {
  name: 'CustomObject',
  directory: 'objects',
  suffix: 'object',
  supported: [
    'allowInChatterGroups',
    'compactLayoutAssignment',
    'deploymentStatus',
    'description',
    'enableActivities',
    'enableBulkApi',
    'enableEnhancedLookup',
    'enableFeeds',
    'enableHistory',
    'enableLicensing',
    'enableReports',
    'enableSearch',
    'enableSharing',
    'enableStreamingApi',
    'externalSharingModel',
    'fullName',
    'gender',
    'label',
    'nameField',
    'pluralLabel',
    'searchLayouts',
    'sharingModel',
    'startsWith',
    'visibility',
  ],
  define: defineObject,
  check: checkObject,
};

function defineObject({ fullName, element }: Draft, { schema }: PlannedOrg): readonly Problem[] {
  const present = schema.object(fullName);
  if (kindOf(fullName) === 'standard') return checkStandard(fullName, element, present);
  const problems = [...missingElements(fullName, element), ...checkApiFlags(element)];
  if (problems.length === 0) schema.put(shape(fullName, element, present));
  return problems;
}

const kindOf = (name: string): ObjectDef['kind'] =>
  name.endsWith('__mdt') ? 'customMetadata' : name.endsWith('__c') ? 'custom' : 'standard';

/** A standard object is changed by its custom fields only. */
function checkStandard(name: string, element: Element, present: ObjectDef | undefined): readonly Problem[] {
  if (present === undefined) return [problem(`This org has no standard object '${name}'`, element.line)];
  return element.children.map(({ name: tag, line }) =>
    problem(`'${tag}' of the standard object ${name} cannot be deployed to this org`, line),
  );
}

function missingElements(name: string, element: Element): readonly Problem[] {
  const needed =
    kindOf(name) === 'custom'
      ? ['label', 'pluralLabel', 'nameField', 'sharingModel', 'deploymentStatus']
      : ['label', 'pluralLabel'];
  return needed
    .filter((tag) => child(element, tag) === undefined)
    .map((tag) => problem(`Must specify a non-empty ${tag} for the CustomObject`, element.line));
}

/** The platform wants these three to be switched together. */
function checkApiFlags(element: Element): readonly Problem[] {
  const flags = ['enableBulkApi', 'enableSharing', 'enableStreamingApi'].map((tag) => isTrue(element, tag));
  return new Set(flags).size === 1
    ? []
    : [problem('enableBulkApi, enableSharing and enableStreamingApi must be all true or all false', element.line)];
}

function shape(name: string, element: Element, present: ObjectDef | undefined): ObjectDef {
  const label = textOf(element, 'label') ?? name;
  const fields = new Map(present?.fields);
  const nameField = readNameField(element);
  if (nameField !== undefined) fields.set('Name', nameField);
  return {
    name: present?.name ?? name,
    label,
    pluralLabel: textOf(element, 'pluralLabel') ?? label,
    keyPrefix: present?.keyPrefix ?? '',
    kind: kindOf(name),
    nameField: nameField === undefined ? 'DeveloperName' : 'Name',
    fields,
    enableActivities: isTrue(element, 'enableActivities'),
    sharingModel: textOf(element, 'sharingModel') ?? 'ReadWrite',
    validationRules: present?.validationRules ?? [],
  };
}

function readNameField(element: Element): FieldDef | undefined {
  const nameField = child(element, 'nameField');
  if (nameField === undefined) return undefined;
  const isNumbered = textOf(nameField, 'type') === 'AutoNumber';
  return defineField({
    name: 'Name',
    label: textOf(nameField, 'label') ?? 'Name',
    type: 'string',
    length: 80,
    idLookup: true,
    required: !isNumbered,
    createable: !isNumbered,
    updateable: !isNumbered,
    autoNumber: isNumbered ? (textOf(nameField, 'displayFormat') ?? '{0}') : undefined,
  });
}

function checkObject({ fullName, element }: Draft, { schema, components }: PlannedOrg): readonly Problem[] {
  const object = schema.object(fullName);
  if (object?.kind !== 'custom') return [];
  const hasMaster = [...object.fields.values()].some(({ reference }) => reference?.kind === 'masterDetail');
  const compactLayout = textOf(element, 'compactLayoutAssignment');
  const nameType = child(element, 'nameField') && textOf(child(element, 'nameField') as Element, 'type');
  return [
    ...(hasMaster === (object.sharingModel === 'ControlledByParent')
      ? []
      : [
          problem(
            `The sharingModel ControlledByParent goes with a master-detail field, ${object.sharingModel} with none`,
            element.line,
          ),
        ]),
    ...(nameType === 'Text' || nameType === 'AutoNumber'
      ? []
      : [problem('Must specify a nameField of type Text or AutoNumber', element.line)]),
    ...(compactLayout === undefined ||
    compactLayout === 'SYSTEM' ||
    components.get('CompactLayout', `${fullName}.${compactLayout}`) !== undefined
      ? []
      : [problem(`The compact layout '${compactLayout}' does not exist`, element.line)]),
  ];
}
