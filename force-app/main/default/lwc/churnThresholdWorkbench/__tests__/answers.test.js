// SPDX-License-Identifier: Apache-2.0
import { isSameRun, messageOf, openRun, refusesAccess } from '../answers';
import { PREVIEW, THRESHOLDS } from 'fixtures/aLoadedRun';

const RUN = {
  id: 'a01',
  preview: JSON.stringify(PREVIEW),
  thresholds: JSON.stringify(THRESHOLDS),
};

describe('openRun', () => {
  it('opens a run that has both documents', () => {
    const { state, trial } = openRun(RUN);
    expect([state, trial.records.length]).toEqual([undefined, 3]);
  });

  it.each([
    ['noAccess', undefined],
    ['noAccess', { ...RUN, preview: undefined }],
    ['noAccess', { ...RUN, thresholds: undefined }],
    ['noPreview', { ...RUN, preview: null }],
    ['noPreview', { ...RUN, thresholds: null }],
    ['unreadable', { ...RUN, preview: '{"v":1}' }],
    ['unreadable', { ...RUN, thresholds: '[' }],
  ])('is %s for %j', (state, run) => {
    expect(openRun(run)).toEqual({ state });
  });
});

describe('isSameRun', () => {
  it('compares what a trial is made of', () => {
    expect(isSameRun(RUN, { ...RUN })).toBe(true);
    expect([undefined, { ...RUN, id: 'a02' }, { ...RUN, preview: null }].map((run) => isSameRun(RUN, run))).toEqual([
      false,
      false,
      false,
    ]);
  });
});

describe('refusesAccess', () => {
  it('takes a query that is not valid as missing access', () => {
    const invalid = { message: "Field 'Status__c' is undefined", extensions: { ErrorType: 'ValidationError' } };
    const failed = { message: 'Timed out', extensions: { ErrorType: 'DataFetchingException' } };
    expect([refusesAccess([failed, invalid]), refusesAccess([failed]), refusesAccess([{ message: 'x' }])]).toEqual([
      true,
      false,
      false,
    ]);
  });
});

describe('messageOf', () => {
  it('joins all messages', () => {
    expect(messageOf([{ message: 'One.' }, { message: 'Two.' }])).toBe('One. Two.');
  });
});
