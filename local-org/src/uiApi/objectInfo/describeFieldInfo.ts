// SPDX-License-Identifier: Apache-2.0
// https://developer.salesforce.com/docs/atlas.en-us.uiapi.meta/uiapi/ui_api_responses_field.htm
import type { FieldDef, FieldType, ObjectDef } from '../../schema/definitions.ts';
import type { UiRequest } from '../uiRequest.ts';
import { nameFieldsOf } from './nameFields.ts';

/** A field that the user may read. */
export function describeFieldInfo(
  request: UiRequest,
  object: ObjectDef,
  field: FieldDef,
): Readonly<Record<string, unknown>> {
  const { editable } = request.org.access.field(request.userId, object.name, field.name);
  const isWritten = editable && field.formula === undefined && field.autoNumber === undefined;
  return {
    apiName: field.name,
    calculated: field.formula !== undefined,
    compound: false,
    compoundComponentName: null,
    compoundFieldName: null,
    controllerName: null,
    controllingFields: [],
    createable: isWritten && field.createable,
    custom: field.custom,
    dataType: DATA_TYPES[field.type],
    extraTypeInfo: field.type === 'textarea' ? 'PlainTextArea' : null,
    filterable: !field.long,
    filteredLookupInfo: null,
    highScaleNumber: false,
    htmlFormatted: false,
    inlineHelpText: field.helpText ?? null,
    label: field.label,
    length: field.length,
    maskType: null,
    nameField: field.name === object.nameField,
    polymorphicForeignKey: (field.reference?.to.length ?? 0) > 1,
    precision: field.precision,
    reference: field.reference !== undefined,
    referenceTargetField: null,
    referenceToInfos: describeTargets(request, field),
    relationshipName: field.reference?.relationshipName ?? null,
    required: field.required && field.createable && field.type !== 'boolean' && field.name !== 'OwnerId',
    scale: field.scale,
    searchPrefilterable: field.reference !== undefined,
    sortable: !field.long,
    unique: field.unique,
    updateable: isWritten && field.updateable,
  };
}

const describeTargets = ({ org }: UiRequest, { reference }: FieldDef): readonly unknown[] =>
  (reference?.to ?? []).flatMap((name) => {
    const target = org.schema.object(name);
    return target === undefined ? [] : [{ apiName: target.name, nameFields: nameFieldsOf(target) }];
  });

const DATA_TYPES: Readonly<Record<FieldType, string>> = {
  id: 'Reference',
  string: 'String',
  textarea: 'TextArea',
  boolean: 'Boolean',
  int: 'Int',
  double: 'Double',
  currency: 'Currency',
  percent: 'Percent',
  date: 'Date',
  datetime: 'DateTime',
  picklist: 'Picklist',
  multipicklist: 'MultiPicklist',
  reference: 'Reference',
  email: 'Email',
  phone: 'Phone',
  url: 'Url',
};
