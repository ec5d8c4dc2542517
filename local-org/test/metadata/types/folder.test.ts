// SPDX-License-Identifier: Apache-2.0
import type { TestOrg } from '../../testOrg.ts';
import { deployFiles, problemsOf, type PackageFiles } from '../deployFiles.ts';
import { openVisitsOrg, REPORT_FOLDER } from '../reportFiles.ts';

let testOrg: TestOrg;
beforeEach(async () => {
  testOrg = await openVisitsOrg();
});
afterEach(() => testOrg.close());

const deploy = async (files: PackageFiles) => problemsOf(await deployFiles(testOrg.org, files));

describe('a folder', () => {
  const share = (type: string, to: string): PackageFiles => ({
    'reports/Desk-meta.xml': `<ReportFolder><folderShares><accessLevel>View</accessLevel><sharedTo>${to}</sharedTo><sharedToType>${type}</sharedToType></folderShares><name>Desk</name></ReportFolder>`,
  });

  it('is listed in package.xml among what it holds, with or without a slash', async () => {
    const listed = (member: string): PackageFiles => ({
      ...REPORT_FOLDER,
      'package.xml': `<Package><types><members>${member}</members><name>Report</name></types></Package>`,
    });

    expect(await deploy(listed('Desk'))).toEqual([]);
    expect(await deploy(listed('Desk/'))).toEqual([]);
    expect(await deploy(listed('Attic'))).toEqual([
      "Report Attic: An object 'Attic' of type Report was named in package.xml, but was not found in zipped directory",
    ]);
  });

  it('is shared with users that there are', async () => {
    expect(await deploy(share('Organization', 'AllInternalUsers'))).toEqual([]);
    expect(await deploy(share('User', 'admin@local-org.example'))).toEqual([]);
    expect(await deploy(share('Role', 'Nobody'))).toEqual([
      'ReportFolder Desk: In field: sharedTo - no Role named Nobody found',
    ]);
  });
});
