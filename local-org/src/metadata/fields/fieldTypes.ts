// SPDX-License-Identifier: Apache-2.0
import type { FieldType } from '../../schema/definitions.ts';

/** What the platform asks of a field of a metadata type. */
export type FieldTypeRule = {
  readonly type: FieldType;
  readonly needs: readonly string[];
  /** Elements beside those that every field may have. */
  readonly takes: readonly string[];
  /** Whether custom metadata types may have it. */
  readonly inCustomMetadata: boolean;
  readonly canBeCalculated: boolean;
};

const rule = (type: FieldType, options: Partial<FieldTypeRule> = {}): FieldTypeRule => ({
  type,
  needs: [],
  takes: [],
  inCustomMetadata: true,
  canBeCalculated: false,
  ...options,
});

const number = {
  needs: ['precision', 'scale'],
  takes: ['required', 'defaultValue', 'precision', 'scale'],
  canBeCalculated: true,
};
const key = ['externalId', 'unique', 'caseSensitive'];

/** Field types of the Metadata API that this org keeps, by their name there. */
export const FIELD_TYPES: Readonly<Record<string, FieldTypeRule>> = {
  AutoNumber: rule('string', {
    needs: ['displayFormat'],
    takes: ['displayFormat', 'startingNumber', 'externalId'],
    inCustomMetadata: false,
  }),
  Checkbox: rule('boolean', { needs: ['defaultValue'], takes: ['defaultValue'], canBeCalculated: true }),
  Currency: rule('currency', { ...number, inCustomMetadata: false }),
  Date: rule('date', { takes: ['required', 'defaultValue'], canBeCalculated: true }),
  DateTime: rule('datetime', { takes: ['required', 'defaultValue'], canBeCalculated: true }),
  Email: rule('email', { takes: ['required', 'defaultValue', ...key] }),
  Html: rule('textarea', {
    needs: ['length', 'visibleLines'],
    takes: ['length', 'visibleLines'],
    inCustomMetadata: false,
  }),
  LongTextArea: rule('textarea', {
    needs: ['length', 'visibleLines'],
    takes: ['length', 'visibleLines', 'defaultValue'],
  }),
  Lookup: rule('reference', {
    needs: ['referenceTo', 'relationshipName'],
    takes: ['referenceTo', 'relationshipName', 'relationshipLabel', 'deleteConstraint', 'required'],
    inCustomMetadata: false,
  }),
  MasterDetail: rule('reference', {
    needs: ['referenceTo', 'relationshipName', 'relationshipOrder'],
    takes: [
      'referenceTo',
      'relationshipName',
      'relationshipLabel',
      'relationshipOrder',
      'reparentableMasterDetail',
      'writeRequiresMasterRead',
    ],
    inCustomMetadata: false,
  }),
  MultiselectPicklist: rule('multipicklist', {
    needs: ['valueSet', 'visibleLines'],
    takes: ['valueSet', 'visibleLines', 'required', 'defaultValue'],
    inCustomMetadata: false,
  }),
  Number: rule('double', { ...number, takes: [...number.takes, ...key] }),
  Percent: rule('percent', number),
  Phone: rule('phone', { takes: ['required', 'defaultValue'] }),
  Picklist: rule('picklist', { needs: ['valueSet'], takes: ['valueSet', 'required', 'defaultValue'] }),
  Text: rule('string', {
    needs: ['length'],
    takes: ['length', 'required', 'defaultValue', ...key],
    canBeCalculated: true,
  }),
  TextArea: rule('textarea', { takes: ['required', 'defaultValue'] }),
  Url: rule('url', { takes: ['required', 'defaultValue'] }),
};

/** Elements that a field of any type may have; most say nothing that matters here. */
export const COMMON_ELEMENTS: readonly string[] = [
  'businessOwnerGroup',
  'businessOwnerUser',
  'businessStatus',
  'complianceGroup',
  'description',
  'fieldManageability',
  'formula',
  'formulaTreatBlanksAs',
  'fullName',
  'inlineHelpText',
  'label',
  'securityClassification',
  'trackFeedHistory',
  'trackHistory',
  'trackTrending',
  'type',
  'externalId',
];
