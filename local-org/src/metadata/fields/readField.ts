// SPDX-License-Identifier: Apache-2.0
import type { FieldDef, ObjectDef, PicklistValue, ReferenceDef } from '../../schema/definitions.ts';
import { defineField, defineLookup } from '../../schema/field.ts';
import { child, children, isTrue, numberOf, textOf, type Element } from '../xml/element.ts';
import type { FieldTypeRule } from './fieldTypes.ts';

/** A field as the schema holds it, from metadata that has passed `checkField`. */
export function readField(name: string, element: Element, { type }: FieldTypeRule, object: ObjectDef): FieldDef {
  const metadataType = textOf(element, 'type') ?? '';
  const isMaster = metadataType === 'MasterDetail';
  const formula = child(element, 'formula')?.text.trim();
  const isReadOnly = formula !== undefined || metadataType === 'AutoNumber';
  const required = isMaster || isTrue(element, 'required');
  const length = numberOf(element, 'length');
  return defineField({
    name,
    label: textOf(element, 'label') ?? name,
    helpText: textOf(element, 'inlineHelpText'),
    type,
    long: metadataType === 'LongTextArea' || metadataType === 'Html',
    ...(length !== undefined && { length }),
    ...(metadataType === 'Text' && formula !== undefined && { length: CALCULATED_TEXT }),
    precision: numberOf(element, 'precision') ?? (formula === undefined || type === 'string' ? 0 : 18),
    scale: numberOf(element, 'scale') ?? 0,
    required,
    unique: isTrue(element, 'unique'),
    caseSensitive: isTrue(element, 'caseSensitive'),
    externalId: isTrue(element, 'externalId'),
    idLookup: isTrue(element, 'externalId') && isTrue(element, 'unique'),
    createable: !isReadOnly,
    updateable: !isReadOnly && (!isMaster || isTrue(element, 'reparentableMasterDetail')),
    defaultValue: textOf(element, 'defaultValue'),
    picklist: readPicklist(element),
    reference: type === 'reference' ? readReference(element, name) : undefined,
    autoNumber: metadataType === 'AutoNumber' ? textOf(element, 'displayFormat') : undefined,
    formula,
    formulaTreatBlanksAsZero: textOf(element, 'formulaTreatBlanksAs') === 'BlankAsZero',
    custom: true,
    permissionable: !required && object.kind !== 'customMetadata',
  });
}

// what a calculated text may hold at most
const CALCULATED_TEXT = 1300;

function readPicklist(element: Element): FieldDef['picklist'] {
  const valueSet = child(element, 'valueSet');
  const definition = valueSet && child(valueSet, 'valueSetDefinition');
  if (valueSet === undefined || definition === undefined) return undefined;
  const values = children(definition, 'value').map((value): PicklistValue => {
    const name = textOf(value, 'fullName') ?? '';
    return {
      value: name,
      label: textOf(value, 'label') ?? name,
      isDefault: isTrue(value, 'default'),
      active: textOf(value, 'isActive') !== 'false',
    };
  });
  return {
    values: isTrue(definition, 'sorted') ? [...values].sort((a, b) => (a.label < b.label ? -1 : 1)) : values,
    restricted: isTrue(valueSet, 'restricted'),
  };
}

function readReference(element: Element, name: string): ReferenceDef {
  const childName = textOf(element, 'relationshipName');
  const isMaster = textOf(element, 'type') === 'MasterDetail';
  const constraint = textOf(element, 'deleteConstraint');
  return defineLookup([textOf(element, 'referenceTo') ?? ''], name.replace(/__c$/, '__r'), {
    childRelationshipName: childName === undefined ? null : `${childName}__r`,
    kind: isMaster ? 'masterDetail' : 'lookup',
    deleteConstraint: isMaster
      ? 'Cascade'
      : constraint === 'Restrict' || constraint === 'Cascade'
        ? constraint
        : 'SetNull',
    reparentable: !isMaster || isTrue(element, 'reparentableMasterDetail'),
    writeRequiresMasterRead: isTrue(element, 'writeRequiresMasterRead'),
  });
}
