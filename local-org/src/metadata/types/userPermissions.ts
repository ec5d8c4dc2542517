// SPDX-License-Identifier: Apache-2.0

/** User permissions that permission sets may grant here, with those that each needs beside it. */
export const USER_PERMISSIONS: Readonly<Record<string, readonly string[]>> = {
  ActivitiesAccess: [],
  ApiEnabled: [],
  AssignPermissionSets: ['ViewSetup'],
  AuthorApex: ['ViewSetup', 'ModifyMetadata'],
  BulkApiHardDelete: [],
  CustomizeApplication: ['ViewSetup'],
  EditEvent: [],
  EditTask: [],
  ExportReport: ['RunReports'],
  ManageDataIntegrations: ['ViewSetup'],
  ManageFlow: ['ViewSetup'],
  ModifyAllData: [],
  ModifyMetadata: ['ViewSetup'],
  RunFlow: [],
  RunReports: [],
  ViewAllData: [],
  ViewSetup: ['ViewRoles'],
  ViewRoles: [],
};
