// SPDX-License-Identifier: Apache-2.0
// What an org knows of its objects. Standard objects are committed JSON of this shape; custom ones come from deployed metadata.

/** Field types as describe names them. */
export type FieldType =
  | 'id'
  | 'string'
  | 'textarea'
  | 'boolean'
  | 'int'
  | 'double'
  | 'currency'
  | 'percent'
  | 'date'
  | 'datetime'
  | 'picklist'
  | 'multipicklist'
  | 'reference'
  | 'email'
  | 'phone'
  | 'url';

export type PicklistValue = {
  readonly value: string;
  readonly label: string;
  readonly isDefault: boolean;
  readonly active: boolean;
};

export type ReferenceDef = {
  readonly to: readonly string[];
  /** `Account__r`, `Owner`, `What`; null where SOQL cannot follow it. */
  readonly relationshipName: string | null;
  /** Name of the child relationship on the parent (`Contacts`); null where there is none. */
  readonly childRelationshipName: string | null;
  readonly kind: 'lookup' | 'masterDetail';
  readonly deleteConstraint: 'SetNull' | 'Restrict' | 'Cascade';
  readonly reparentable: boolean;
  readonly writeRequiresMasterRead: boolean;
};

export type FieldDef = {
  readonly name: string;
  readonly label: string;
  /** What the field's help says; undefined: it has none. */
  readonly helpText: string | undefined;
  readonly type: FieldType;
  /** LongTextArea and Html: not filterable, not sortable. */
  readonly long: boolean;
  /** Text: characters; numbers: 0. */
  readonly length: number;
  /** Numbers: digits in all and after the point. */
  readonly precision: number;
  readonly scale: number;
  /** Must have a value (required=true, master-detail, or required by the platform). */
  readonly required: boolean;
  readonly unique: boolean;
  readonly caseSensitive: boolean;
  readonly externalId: boolean;
  readonly idLookup: boolean;
  /** What the platform itself allows, before any user's permissions. */
  readonly createable: boolean;
  readonly updateable: boolean;
  /** A literal or a formula, as in the metadata; undefined: none. */
  readonly defaultValue: string | undefined;
  readonly picklist: { readonly values: readonly PicklistValue[]; readonly restricted: boolean } | undefined;
  readonly reference: ReferenceDef | undefined;
  /** `CASE-{000000}` */
  readonly autoNumber: string | undefined;
  /** Formula text of a calculated field. */
  readonly formula: string | undefined;
  readonly formulaTreatBlanksAsZero: boolean;
  readonly custom: boolean;
  /** Whether permission sets carry it: false for required, master-detail, name and system fields (always visible). */
  readonly permissionable: boolean;
};

export type ValidationRuleDef = {
  readonly name: string;
  readonly active: boolean;
  readonly formula: string;
  readonly message: string;
  readonly errorField: string | undefined;
};

export type ObjectDef = {
  readonly name: string;
  readonly label: string;
  readonly pluralLabel: string;
  /** Three characters; custom objects run a00, a01 ... in creation order. */
  readonly keyPrefix: string;
  readonly kind: 'standard' | 'custom' | 'customMetadata';
  readonly nameField: string;
  readonly fields: ReadonlyMap<string, FieldDef>;
  readonly enableActivities: boolean;
  readonly sharingModel: string;
  readonly validationRules: readonly ValidationRuleDef[];
};
