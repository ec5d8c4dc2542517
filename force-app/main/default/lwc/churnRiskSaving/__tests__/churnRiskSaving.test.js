// SPDX-License-Identifier: Apache-2.0
import { readSaveFault, saveAnswer } from 'c/churnRiskSaving';
import { updateRecord } from 'lightning/uiRecordApi';

const RISK = {
  id: 'one',
  reasons: [],
  status: 'Open',
  verdict: null,
  comment: null,
  lastModified: '2026-11-20T08:00:00Z',
};
const LATER = { ...RISK, lastModified: '2026-11-23T08:00:00Z' };
const FIELDS = { Verdict__c: 'Real risk' };
const CONFLICT = { status: 412, body: { message: 'The record was modified after it was retrieved.' } };
const refetch = jest.fn();

describe('c-churn-risk-saving', () => {
  beforeEach(() => {
    updateRecord.mockReset();
    refetch.mockReset();
  });

  it('writes the fields unless the record was modified since it was read', async () => {
    updateRecord.mockResolvedValue({ lastModifiedDate: '2026-11-23T09:00:00.000Z' });

    expect(await saveAnswer(RISK, FIELDS, refetch)).toEqual({
      outcome: 'saved',
      lastModified: '2026-11-23T09:00:00.000Z',
    });
    expect(updateRecord.mock.calls).toEqual([
      [{ fields: { Id: 'one', Verdict__c: 'Real risk' } }, { ifUnmodifiedSince: '2026-11-20T08:00:00Z' }],
    ]);
    expect(refetch).not.toHaveBeenCalled();
  });

  it('writes again by itself where a load changed only figures meanwhile', async () => {
    updateRecord.mockRejectedValueOnce(CONFLICT).mockResolvedValueOnce({ lastModifiedDate: 'new' });
    refetch.mockResolvedValue(LATER);

    expect(await saveAnswer(RISK, FIELDS, refetch)).toEqual({ outcome: 'saved', lastModified: 'new' });
    expect(updateRecord.mock.calls.map(([, options]) => options.ifUnmodifiedSince)).toEqual([
      '2026-11-20T08:00:00Z',
      '2026-11-23T08:00:00Z',
    ]);
  });

  it.each([
    ['the status', { status: 'Receded' }, ['Status__c']],
    ['the same field', { verdict: 'Duplicate' }, ['Verdict__c']],
    ['both', { status: 'Receded', verdict: 'Duplicate' }, ['Status__c', 'Verdict__c']],
  ])('asks the user where %s changed meanwhile', async (_name, changes, changed) => {
    updateRecord.mockRejectedValue(CONFLICT);
    refetch.mockResolvedValue({ ...LATER, ...changes });

    expect(await saveAnswer(RISK, FIELDS, refetch)).toEqual({
      outcome: 'conflict',
      current: { ...LATER, ...changes },
      changed,
    });
    expect(updateRecord).toHaveBeenCalledTimes(1);
  });

  it('names the status once where it is what is written', async () => {
    updateRecord.mockRejectedValue(CONFLICT);
    refetch.mockResolvedValue({ ...LATER, status: 'Receded' });

    expect((await saveAnswer(RISK, { Status__c: 'Resolved' }, refetch)).changed).toEqual(['Status__c']);
  });

  it('gives up after three conflicts in a row', async () => {
    updateRecord.mockRejectedValue(CONFLICT);
    refetch.mockResolvedValue(LATER);

    expect(await saveAnswer(RISK, FIELDS, refetch)).toEqual({
      outcome: 'failed',
      fault: { messages: ['The record was modified after it was retrieved.'], fields: {} },
    });
    expect(updateRecord).toHaveBeenCalledTimes(3);
  });

  it('fails where the risk is gone', async () => {
    updateRecord.mockRejectedValue(CONFLICT);
    refetch.mockResolvedValue(undefined);

    expect((await saveAnswer(RISK, FIELDS, refetch)).outcome).toBe('failed');
  });

  it('fails with what the org says of the record and of its fields, and does not ask again', async () => {
    const output = {
      errors: [{ message: 'Rule A' }, { message: 'Rule A' }],
      fieldErrors: { Comment__c: [{ message: 'Too long.' }, { message: 'Mind the tone.' }] },
    };
    updateRecord.mockRejectedValue({ status: 400, body: { message: 'An error occurred', output } });

    expect(await saveAnswer(RISK, FIELDS, refetch)).toEqual({
      outcome: 'failed',
      fault: { messages: ['Rule A'], fields: { Comment__c: 'Too long. Mind the tone.' } },
    });
    expect(refetch).not.toHaveBeenCalled();
  });

  it('has a text for an error without details, and none where nothing is known', () => {
    expect([readSaveFault(new Error('Network is down')), readSaveFault(undefined)]).toEqual([
      { messages: ['Network is down'], fields: {} },
      { messages: [], fields: {} },
    ]);
  });
});
