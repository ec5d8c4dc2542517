// SPDX-License-Identifier: Apache-2.0
import { problem, type Problem } from '../problem.ts';
import { children, textOf, type Element } from '../xml/element.ts';
import type { Draft, MetadataType, PlannedOrg } from './metadataType.ts';

const SUPPORTED = ['accessType', 'folderShares', 'fullName', 'name'];

/** Folders of reports; package.xml lists them among the reports. */
export const reportFolder: MetadataType = {
  name: 'ReportFolder',
  directory: 'reports',
  arrangement: 'folder',
  listedAs: 'Report',
  supported: SUPPORTED,
  check: checkFolder,
};

/** Folders of dashboards; package.xml lists them among the dashboards. */
export const dashboardFolder: MetadataType = {
  name: 'DashboardFolder',
  directory: 'dashboards',
  arrangement: 'folder',
  listedAs: 'Dashboard',
  supported: SUPPORTED,
  check: checkFolder,
};

function checkFolder({ element }: Draft, planned: PlannedOrg): readonly Problem[] {
  return children(element, 'folderShares')
    .filter((share) => !isThere(share, planned))
    .map((share) =>
      problem(
        `In field: sharedTo - no ${textOf(share, 'sharedToType')} named ${textOf(share, 'sharedTo')} found`,
        share.line,
      ),
    );
}

function isThere(share: Element, { records }: PlannedOrg): boolean {
  const name = textOf(share, 'sharedTo') ?? '';
  return SHARED_TO[textOf(share, 'sharedToType') ?? '']?.(name, records) ?? false;
}

const SHARED_TO: Readonly<Record<string, (name: string, records: PlannedOrg['records']) => boolean>> = {
  Group: (name, records) => records.find('Group', { DeveloperName: name }, 1).length > 0,
  Organization: (name) => name === 'AllInternalUsers',
  Role: (name, records) => records.find('UserRole', { DeveloperName: name }, 1).length > 0,
  User: (name, records) => records.find('User', { Username: name }, 1).length > 0,
};
