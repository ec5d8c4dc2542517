// SPDX-License-Identifier: Apache-2.0
import { describeConditions } from '../conditions';

const RECORD = { DeveloperName: 'High', Label: 'High', Band__c: 'High', Active__c: true, Min_Probability__c: 0.6 };

describe('describeConditions', () => {
  it('names every condition and the Task', () => {
    const record = {
      ...RECORD,
      Segment__c: ' Academic ',
      Min_Renewal_Value__c: 5000,
      Max_Days_To_Renewal__c: 90,
      Min_Renewals__c: 2,
      Creates_Task__c: true,
      Assign_To__c: 'Renewals_Team',
    };
    expect(describeConditions(record, 'EUR')).toBe(
      'segment Academic · renewal value from €5,000 · renewal within 90 days · at least 2 renewals · Task for queue Renewals_Team',
    );
  });

  it('says so where any renewal will do', () => {
    expect(describeConditions({ ...RECORD, Min_Renewals__c: 1, Min_Renewal_Value__c: 0, Segment__c: ' ' }, 'EUR')).toBe(
      'any renewal · no Task',
    );
  });

  it('names the band where the label is another', () => {
    expect(describeConditions({ ...RECORD, Label: 'Large renewals' }, 'EUR')).toBe('High · any renewal · no Task');
  });

  it('keeps a limit of 0 days', () => {
    const record = { ...RECORD, Max_Days_To_Renewal__c: 0, Creates_Task__c: true, Assign_To__c: 'Account Owner' };
    expect(describeConditions(record, 'EUR')).toBe('renewal within 0 days · Task for the account owner');
  });
});
