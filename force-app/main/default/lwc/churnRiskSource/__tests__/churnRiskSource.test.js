// SPDX-License-Identifier: Apache-2.0
import ChurnRiskSource from 'c/churnRiskSource';
import { clear, find, setNow, show, textOf } from 'fixtures/onPage';

const RUN = { id: 'a02000000000001', name: 'weekly-2027-46', modelName: 'renewals', modelVersion: '3.1' };
const RISK = { asOf: '2026-10-01', run: RUN };
const showSource = (risk, seasonRun) => show('c-churn-risk-source', ChurnRiskSource, { risk, seasonRun });

describe('c-churn-risk-source', () => {
  beforeEach(() => setNow('2026-11-23T12:00:00Z'));
  afterEach(() => {
    clear();
    jest.useRealTimers();
  });

  it('says model and run, and the day of the last loaded run that confirmed the risk', async () => {
    const element = await showSource(RISK, { id: 'later', asOf: '2026-11-20' });

    expect(['as-of', 'model', 'old'].map((id) => textOf(element, id))).toEqual([
      'As of Nov 20, 2026 (3 days ago)',
      'Model renewals 3.1',
      undefined,
    ]);
    const { recordId, objectApiName, label } = find(element, 'run');
    expect([recordId, objectApiName, label]).toEqual(['a02000000000001', 'Churn_Run__c', 'weekly-2027-46']);
    await expect(element).toBeAccessible();
  });

  it('takes the day of the risk where no loaded run may be read, and warns of old figures', async () => {
    const element = await showSource(RISK);

    expect(textOf(element, 'as-of')).toBe('As of Oct 1, 2026 (53 days ago)');
    expect(textOf(element, 'old')).toBe('These figures are more than 45 days old.');
    await expect(element).toBeAccessible();
  });

  it('does not warn on the 45th day', async () => {
    expect(find(await showSource({ asOf: '2026-10-09' }), 'old')).toBeUndefined();
  });

  it('leaves out what may not be read', async () => {
    const element = await showSource({ run: { id: 'a02000000000001', modelVersion: '3.1' } });

    expect(['as-of', 'model', 'run'].map((id) => textOf(element, id))).toEqual([undefined, 'Model 3.1', undefined]);
  });
});
