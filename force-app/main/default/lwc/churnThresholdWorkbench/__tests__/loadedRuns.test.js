// SPDX-License-Identifier: Apache-2.0
import { readKeptRun, readLoadedRuns, readOwnerNames } from '../loadedRuns';
import { ownersAnswer, runAnswer, runsAnswer } from 'fixtures/aLoadedRun';

const NOTHING = { uiapi: { query: {} } };

describe('readLoadedRuns', () => {
  it('reads what the choice of runs shows', () => {
    const answer = runsAnswer({ id: 'a01', name: 'run-7', season: '2027', finished: null });
    expect(readLoadedRuns(answer)).toEqual([{ id: 'a01', name: 'run-7', season: '2027', finished: undefined }]);
  });

  it('leaves blank what the user may not see', () => {
    const answer = { uiapi: { query: { Churn_Run__c: { edges: [{ node: { Id: 'a01' } }] } } } };
    expect(readLoadedRuns(answer)).toEqual([{ id: 'a01', name: '', season: '', finished: undefined }]);
  });

  it('tells no access from no runs', () => {
    expect([readLoadedRuns(NOTHING), readLoadedRuns(runsAnswer())]).toEqual([undefined, []]);
  });
});

describe('readKeptRun', () => {
  it('tells a blank field from one that may not be seen', () => {
    expect(readKeptRun(runAnswer('a01', { Preview__c: null, Thresholds__c: undefined }))).toEqual({
      id: 'a01',
      thresholds: undefined,
      preview: null,
    });
  });

  it('is undefined where the run is gone', () => {
    expect([readKeptRun(NOTHING), readKeptRun(runsAnswer())]).toEqual([undefined, undefined]);
  });
});

describe('readOwnerNames', () => {
  it('is empty where users may not be seen', () => {
    expect([readOwnerNames(ownersAnswer({ '005A': 'Anna' })), readOwnerNames(NOTHING)]).toEqual([
      { '005A': 'Anna' },
      {},
    ]);
  });
});
