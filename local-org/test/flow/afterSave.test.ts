// SPDX-License-Identifier: Apache-2.0
import { aFieldXml, anObjectXml, deployFiles } from '../metadata/deployFiles.ts';
import { insert } from '../testOrg.ts';
import { aFlow, anElement, input, openFlowOrg, ref, to } from './flowOrg.ts';

const LINE = anObjectXml(
  'Line',
  aFieldXml(
    'Account__c',
    '<referenceTo>Account</referenceTo><relationshipLabel>Lines</relationshipLabel><relationshipName>Lines</relationshipName><relationshipOrder>0</relationshipOrder><reparentableMasterDetail>false</reparentableMasterDetail><type>MasterDetail</type><writeRequiresMasterRead>false</writeRequiresMasterRead>',
  ),
).replace('ReadWrite', 'ControlledByParent');

test('a Flow that meets a lock before the commit refuses its records, and tries nothing again', async () => {
  const at = await openFlowOrg();
  await deployFiles(at.org, { 'objects/Line__c.object': LINE });
  const create = `${input('Account__c', ref('$Record.Account__c'))}${input('Name', ref('$Record.Name'))}<object>Line__c</object>`;
  const deployed = await at.deploy({ Now: aFlow(to('Create'), anElement('recordCreates', 'Create', create)) });
  const Account__c = insert(at.org, 'Account', { Name: 'Acme' });
  at.org.faults.switchOn({ name: 'locked-parents', attempts: 1 });

  const [refused] = await at.save('insert', { Account__c });
  const [saved] = await at.save('insert', { Account__c });

  expect(deployed.status).toBe('Succeeded');
  const message = `“A flow” process failed. Give your Salesforce admin these details. <b>An unhandled fault has occurred in this flow</b><br>This error occurred when the flow tried to save records: UNABLE_TO_LOCK_ROW: unable to obtain exclusive access to this record or 1 records: ${Account__c}`;
  expect(refused).toMatchObject({
    errors: [{ statusCode: 'CANNOT_EXECUTE_FLOW_TRIGGER', message: expect.stringContaining(message) }],
  });
  expect([saved?.success, at.orders('Account__c')]).toEqual([true, [{ Account__c }]]);
  await at.close();
});
