// SPDX-License-Identifier: Apache-2.0
import type { TestOrg } from '../../testOrg.ts';
import { deployFiles, problemsOf, type PackageFiles } from '../deployFiles.ts';
import { openVisitsOrg, VISITS_TYPE } from '../reportFiles.ts';

let testOrg: TestOrg;
beforeEach(async () => {
  testOrg = await openVisitsOrg();
});
afterEach(() => testOrg.close());

const deploy = async (files: PackageFiles) => problemsOf(await deployFiles(testOrg.org, files));

describe('a report type', () => {
  const changed = (from: string, to: string): PackageFiles =>
    Object.fromEntries(Object.entries(VISITS_TYPE).map(([path, text]) => [path, text.replace(from, to)]));

  it.each([
    [
      'an object that there is not',
      '<baseObject>Place__c',
      '<baseObject>None__c',
      'In field: baseObject - no CustomObject named None__c found',
    ],
    [
      'a relationship that there is not',
      '<relationship>Visits__r',
      '<relationship>Nones__r',
      "The relationship 'Nones__r' of Place__c does not exist",
    ],
    [
      'a field that there is not',
      '<field>Mood__c',
      '<field>None__c',
      'In field: field - no CustomField named Visit__c.None__c found',
    ],
    [
      'a table that is not joined',
      '<table>Place__c</table>',
      '<table>Moon__c</table>',
      'The table Moon__c is none of the report type',
    ],
    ['a column twice', '<field>Mood__c', '<field>Fee__c', 'The column Place__c.Visits__r$Fee__c is listed twice'],
  ])('is refused with %s', async (_, from, to, message) => {
    expect(await deploy(changed(from, to))).toEqual([`ReportType Places_with_Visits: ${message}`]);
  });
});
