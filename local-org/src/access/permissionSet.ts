// SPDX-License-Identifier: Apache-2.0

export type ObjectPermission = {
  readonly object: string;
  readonly create: boolean;
  readonly read: boolean;
  readonly edit: boolean;
  readonly delete: boolean;
  readonly viewAll: boolean;
  readonly modifyAll: boolean;
  /** `viewAllFields`: every field of the object is readable. */
  readonly viewAllFields: boolean;
};

export type FieldPermission = {
  readonly object: string;
  readonly field: string;
  readonly readable: boolean;
  readonly editable: boolean;
};

/** What a deployed permission set grants. Names as the metadata spells them; compared without regard to case. */
export type PermissionSetDef = {
  readonly name: string;
  readonly objects: readonly ObjectPermission[];
  readonly fields: readonly FieldPermission[];
  /** `X__mdt` names. */
  readonly customMetadataTypes: readonly string[];
  /** `ApiEnabled`, `ViewSetup` ... */
  readonly userPermissions: readonly string[];
  readonly customPermissions: readonly string[];
};
