// SPDX-License-Identifier: Apache-2.0
import { changedFields, composeForm, labelOf, valueOf } from 'c/churnFeedbackForm';
import { riskInfo, riskPicklists } from 'fixtures/answerForm';

const RISK = { id: 'one', reasons: [], status: 'Open', verdict: 'Real risk', comment: null, action: 'Called;Met' };

describe('c-churn-feedback-form', () => {
  it('takes labels, choices and rights from the org', () => {
    const form = composeForm(riskInfo({ readOnly: ['Comment__c'], hidden: ['Action_Taken__c'] }), riskPicklists());

    expect([form.Cause_Seen__c, form.Comment__c, form.Action_Taken__c]).toEqual([
      {
        label: 'Cause Seen',
        editable: true,
        options: [
          { label: 'Price', value: 'Price' },
          { label: 'Usage', value: 'Usage' },
          { label: 'Other', value: 'Other' },
        ],
      },
      { label: 'Comment', editable: false, options: [] },
      undefined,
    ]);
  });

  it('writes only what differs; blank and empty are the same', () => {
    const draft = { Verdict__c: 'Real risk', Comment__c: '', Status__c: 'Resolved', Action_Taken__c: '' };

    expect(changedFields(RISK, draft)).toEqual({ Status__c: 'Resolved', Action_Taken__c: '' });
  });

  it('knows what a risk holds by the name of the field', () => {
    expect([valueOf(RISK, 'Verdict__c'), valueOf(RISK, 'Band__c')]).toEqual(['Real risk', undefined]);
  });

  it('says values in the language of the user, unknown ones as they are', () => {
    const field = { label: 'Maßnahme', editable: true, options: [{ label: 'Angerufen', value: 'Called' }] };

    expect([labelOf(field, 'Called;Met'), labelOf(undefined, 'Met'), labelOf(field, null)]).toEqual([
      'Angerufen, Met',
      'Met',
      '',
    ]);
  });
});
