// SPDX-License-Identifier: Apache-2.0
// The profiles that every org here has, and what a user may do by profile alone.

export type ProfileDef = {
  readonly name: string;
  readonly description: string;
  /** Everything, whatever permission sets say: field-level security included. */
  readonly administrator: boolean;
  readonly userPermissions: readonly string[];
  /** Objects with full use but not others' private records; their standard fields with them. */
  readonly objects: readonly string[];
};

export const PROFILES: readonly ProfileDef[] = [
  {
    name: 'System Administrator',
    description: 'May do everything',
    administrator: true,
    userPermissions: [],
    objects: [],
  },
  {
    name: 'Standard User',
    description: 'Works with accounts, contacts, opportunities and activities',
    administrator: false,
    userPermissions: ['ApiEnabled', 'ActivitiesAccess', 'EditTask', 'EditEvent', 'RunReports'],
    objects: ['Account', 'Contact', 'Opportunity'],
  },
  {
    name: 'Minimum Access - Salesforce',
    description: 'Nothing but to log in',
    administrator: false,
    userPermissions: [],
    objects: [],
  },
  {
    name: 'Minimum Access - API Only Integrations',
    description: 'For integration users; what they may do comes from permission sets',
    administrator: false,
    userPermissions: ['ApiEnabled', 'ApiUserOnly'],
    objects: [],
  },
];
