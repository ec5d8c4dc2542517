// SPDX-License-Identifier: Apache-2.0
import { readPanelAnswer, withFields } from 'c/churnRiskRecord';
import { aPanelAnswer, aRationale, aRiskNode, aRunNode, aTaskNode } from 'fixtures/aRisk';

const riskOf = (changes, more) => readPanelAnswer(aPanelAnswer({ risks: [aRiskNode(changes)], ...more })).risks[0];

describe('c-churn-risk-record', () => {
  it('reads a risk with its run and its open Task', () => {
    expect(riskOf({ Status__c: 'In Progress' }, { tasks: [aTaskNode()] })).toEqual({
      id: 'a01000000000001',
      name: 'RISK-000001',
      season: '2027',
      band: 'Critical',
      probability: 0.82,
      probabilityBefore: 0.7,
      valueAtRisk: 10168.41,
      renewalValue: 12400.5,
      valueIsPartial: true,
      renewalsAtRisk: 2,
      nextRenewalDate: '2026-12-31',
      asOf: '2026-11-15',
      currencyCode: undefined,
      status: 'In Progress',
      statusLabel: 'In Progress',
      statusReason: null,
      verdict: null,
      cause: null,
      action: null,
      comment: null,
      snoozedUntil: null,
      firstViewed: '2026-11-17T09:00:00.000Z',
      reasons: ['Raised by Downloads against last year: -35 %.', null, null],
      rationale: aRationale(),
      dataGaps: 'No usage data; Renewal value is not known',
      taskError: null,
      alertNumber: 1,
      lastModified: '2026-11-20T08:00:00.000Z',
      run: {
        id: 'a02000000000001',
        name: 'weekly-2027-46',
        season: undefined,
        status: undefined,
        modelName: 'renewals',
        modelVersion: '3.1',
        scoredAt: undefined,
        asOf: undefined,
        currencyCode: 'EUR',
      },
      task: {
        id: '00T000000000001',
        subject: 'Churn risk: Acme (Critical)',
        dueDate: '2026-11-26',
        statusLabel: 'Not Started',
      },
    });
  });

  it('tells a field that is blank from one that may not be read', () => {
    const { band, probability, run } = riskOf({ Band__c: null, Probability__c: undefined, Run__r: undefined });

    expect({ band, probability, run }).toEqual({ band: null, probability: undefined, run: undefined });
  });

  it('tells no open Task from Tasks that may not be read', () => {
    expect([riskOf({}).task, riskOf({}, { tasks: null }).task]).toEqual([null, undefined]);
  });

  it('takes the newest of several Tasks, and none of another record', () => {
    const tasks = [aTaskNode({ Id: 'newest' }), aTaskNode({ Id: 'older' }), aTaskNode({ Id: 'x', WhatId: 'other' })];

    expect(riskOf({}, { tasks }).task.id).toBe('newest');
  });

  it('has no risks where the user may not read any', () => {
    expect(readPanelAnswer(aPanelAnswer({ risks: null, runs: null }))).toEqual({ risks: undefined, runs: [] });
  });

  it('takes the loaded runs, the last scored first', () => {
    const runs = [
      aRunNode({ Id: 'first', Scored_At__c: '2026-11-02T02:00:00.000Z' }),
      aRunNode({ Id: 'failed', Status__c: 'Failed' }),
      aRunNode({ Id: 'last', Status__c: 'Loaded with failures' }),
      aRunNode({ Id: 'hidden', Status__c: undefined }),
      aRunNode({ Id: 'loading', Status__c: 'Loading' }),
    ];

    expect(readPanelAnswer(aPanelAnswer({ runs })).runs.map(({ id }) => id)).toEqual(['last', 'first']);
  });

  it('orders runs by their as-of day where the time of scoring may not be read', () => {
    const runs = [
      aRunNode({ Id: 'early', Scored_At__c: undefined, As_Of__c: '2026-10-01' }),
      aRunNode({ Id: 'late', Scored_At__c: undefined, As_Of__c: '2026-11-01' }),
    ];

    expect(readPanelAnswer(aPanelAnswer({ runs })).runs.map(({ id }) => id)).toEqual(['late', 'early']);
  });

  it('shows a risk with what was written to it', () => {
    const risk = riskOf({});

    expect(withFields(risk, { Status__c: 'Snoozed', Snoozed_Until__c: '2026-12-07', Band__c: 'Low' })).toEqual({
      ...risk,
      status: 'Snoozed',
      snoozedUntil: '2026-12-07',
    });
  });
});
