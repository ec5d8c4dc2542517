// SPDX-License-Identifier: Apache-2.0
// An object with everything that translations name.
import { openTestOrg, type TestOrg } from '../testOrg.ts';
import { aFieldXml, anObjectXml, deployFiles, problemsOf } from './deployFiles.ts';

const MOOD = aFieldXml(
  'Mood__c',
  '<type>Picklist</type><valueSet><restricted>true</restricted><valueSetDefinition><sorted>false</sorted><value><fullName>Good</fullName><default>false</default><label>Good</label></value></valueSetDefinition></valueSet>',
);
const RULE =
  '<validationRules><fullName>Note_Given</fullName><active>true</active><errorConditionFormula>ISBLANK(Note__c)</errorConditionFormula><errorMessage>Give a note.</errorMessage></validationRules>';
const LABEL =
  '<labels><fullName>Hello</fullName><language>en_US</language><protected>false</protected><shortDescription>Hello</shortDescription><value>Hello</value></labels>';

/** An org with Thing__c, its layout and tab, a picklist, a validation rule, and the label Hello. */
export async function openTranslatedOrg(): Promise<TestOrg> {
  const testOrg = openTestOrg();
  const deployed = await deployFiles(testOrg.org, {
    'objects/Thing__c.object': anObjectXml('Thing', aFieldXml('Note__c') + MOOD).replace(
      '</CustomObject>',
      `${RULE}</CustomObject>`,
    ),
    'layouts/Thing__c-Thing Layout.layout':
      '<Layout><layoutSections><label>Basics</label><layoutColumns><layoutItems><behavior>Edit</behavior><field>Name</field></layoutItems></layoutColumns><style>OneColumn</style></layoutSections></Layout>',
    'labels/CustomLabels.labels': `<CustomLabels>${LABEL}</CustomLabels>`,
    'tabs/Thing__c.tab': '<CustomTab><customObject>true</customObject><motif>Custom1: Heart</motif></CustomTab>',
  });
  expect(problemsOf(deployed)).toEqual([]);
  return testOrg;
}
