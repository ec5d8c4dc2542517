// SPDX-License-Identifier: Apache-2.0
// Places with visits, a report type of them, and builders of reports.
import { defineLookup } from '../../src/schema/field.ts';
import { aField, anObject, openTestOrg, type TestOrg } from '../testOrg.ts';
import { deployFiles, problemsOf, type PackageFiles } from './deployFiles.ts';

const column = (table: string, field: string): string =>
  `<columns><checkedByDefault>true</checkedByDefault><field>${field}</field><table>${table}</table></columns>`;
const VISITS = ['Name', 'Fee__c', 'Mood__c', 'On__c', 'Note__c'].map((field) => column('Place__c.Visits__r', field));

/** Offers everything but the Secret__c of a visit. */
export const VISITS_TYPE: PackageFiles = {
  'reportTypes/Places_with_Visits.reportType': `<ReportType><baseObject>Place__c</baseObject><category>other</category><deployed>true</deployed><join><outerJoin>false</outerJoin><relationship>Visits__r</relationship></join><label>Places with Visits</label><sections>${column('Place__c', 'Name')}${column('Place__c', 'Owner')}${column('Place__c', 'CreatedBy.Name')}<masterLabel>Places</masterLabel></sections><sections>${VISITS.join('')}<masterLabel>Visits</masterLabel></sections></ReportType>`,
};

export const REPORT_FOLDER: PackageFiles = {
  'reports/Desk-meta.xml': '<ReportFolder><name>Desk</name></ReportFolder>',
};

/** A report `Desk/Visits`: `inner` stands before its name, `end` after its type. */
export const report = (inner: string, end = '', type = 'Places_with_Visits__c'): PackageFiles => ({
  'reports/Desk/Visits.report': `<Report>${inner}<name>Visits</name><reportType>${type}</reportType>${end}</Report>`,
});

/** An org with Place__c, Visit__c, the report type and the folder. */
export async function openVisitsOrg(): Promise<TestOrg> {
  const testOrg = openTestOrg();
  testOrg.org.schema.put(anObject('Place__c', []));
  const place = defineLookup(['Place__c'], 'Place__r', { childRelationshipName: 'Visits__r' });
  testOrg.org.schema.put(
    anObject('Visit__c', [
      aField('Place__c', { type: 'reference', reference: place }),
      aField('Fee__c', { type: 'currency', precision: 10, scale: 2 }),
      aField('Mood__c'),
      aField('On__c', { type: 'date' }),
      aField('Note__c', { type: 'textarea', long: true, length: 500 }),
      aField('Secret__c'),
    ]),
  );
  expect(problemsOf(await deployFiles(testOrg.org, { ...VISITS_TYPE, ...REPORT_FOLDER }))).toEqual([]);
  return testOrg;
}
