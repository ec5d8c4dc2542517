// SPDX-License-Identifier: Apache-2.0
import { messageOf, openRun, refusesAccess } from '../answers';
import { PREVIEW, THRESHOLDS } from './someRun';

const RUN = {
  id: 'a01',
  season: '2027',
  asOf: undefined,
  preview: JSON.stringify(PREVIEW),
  thresholds: JSON.stringify(THRESHOLDS),
};

describe('openRun', () => {
  it('opens a run that has both documents', () => {
    const { id, state, trial } = openRun(RUN);
    expect([id, state, trial.document.records]).toEqual(['a01', undefined, ['Critical', 'High', 'Low']]);
  });

  it.each([
    ['noAccess', undefined, undefined],
    ['noAccess', { ...RUN, preview: undefined }, 'a01'],
    ['noAccess', { ...RUN, thresholds: undefined }, 'a01'],
    ['noPreview', { ...RUN, preview: null }, 'a01'],
    ['noPreview', { ...RUN, thresholds: null }, 'a01'],
    ['unreadable', { ...RUN, preview: '{"v":1}' }, 'a01'],
    ['unreadable', { ...RUN, thresholds: '[' }, 'a01'],
  ])('is %s for %j', (state, run, id) => {
    expect(openRun(run)).toEqual({ id, state });
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
