// SPDX-License-Identifier: Apache-2.0
import { createElement } from 'lwc';
import ChurnThresholdBoard from 'c/churnThresholdBoard';
import { openTrial } from 'c/churnThresholdTrial';
import { ANNA, PREVIEW, THRESHOLDS } from 'fixtures/aLoadedRun';

afterEach(() => {
  document.body.replaceChildren();
});

function open(fields = {}) {
  return openTrial(JSON.stringify({ ...PREVIEW, ...fields }), JSON.stringify(THRESHOLDS));
}

function show(trial = open()) {
  const element = createElement('c-churn-threshold-board', { is: ChurnThresholdBoard });
  Object.assign(element, { trial, season: '2027', ownerNames: { [ANNA]: 'Anna Adler' } });
  document.body.appendChild(element);
  return element;
}

function find(element, selector) {
  return element.shadowRoot.querySelector(selector);
}

function part(element, id) {
  return find(element, `[data-id="${id}"]`);
}

function chartOf(element) {
  return find(element, 'c-churn-threshold-chart');
}

async function move(element, name, value) {
  chartOf(element).dispatchEvent(new CustomEvent('boundchange', { detail: { name, value } }));
  await Promise.resolve();
}

describe('c-churn-threshold-board', () => {
  it('says as of when, and that only Min Probability moves', async () => {
    const element = show();
    expect(part(element, 'facts').textContent).toBe(
      'The thresholds shown are those of this load, as of Oct 1, 2026. Dragging changes only Min Probability; every other condition stays.',
    );
    expect(part(element, 'estimate')).toBeNull();
    await expect(element).toBeAccessible();
  });

  it('says when its figures are an estimate', () => {
    const element = show(open({ accounts: 18, every: 3 }));
    expect(part(element, 'estimate').textContent).toBe(
      'Estimated from 1 in 3 accounts: there are more than a run can keep.',
    );
    expect(find(element, 'c-churn-band-table').comparison.now.accounts).toBe(12);
  });

  it('tells the chart whether accounts are held out', () => {
    const none = open({ held: [0, 0, 0, 0, 0, 0] });
    expect([show(), show(none)].map((element) => chartOf(element).hasHeldOut)).toEqual([true, false]);
  });

  it('hands each threshold to its slider', async () => {
    const element = show();
    await move(element, 'Critical', 0.9);
    expect(chartOf(element).thresholds[0]).toEqual({
      name: 'Critical',
      label: 'Critical!',
      conditions: 'Critical · any renewal · Task for the account owner',
      tone: 'tone-1',
      loaded: 0.8,
      value: 0.9,
      least: 0.4,
      top: 1,
      step: 0.01,
    });
  });

  it('shows at once what a bound would change', async () => {
    const element = show();
    await move(element, 'Low', 0.15);
    const { comparison, currency, tones } = find(element, 'c-churn-band-table');
    expect([comparison.now, comparison.after]).toEqual([
      { accounts: 4, alerts: 3, value: 1450 },
      { accounts: 5, alerts: 3, value: 1460 },
    ]);
    expect([currency, tones]).toEqual(['EUR', { Critical: 'tone-1', High: 'tone-2', Low: 'tone-3' }]);
    expect(chartOf(element).bars[6]).toEqual({ from: 0.15, to: 0.175, total: 1, counts: [0, 0, 1, 0] });
  });

  it('shows who would get the alerts, and how well the bounds did', async () => {
    const element = show();
    await move(element, 'High', 0.85);
    const { takers, names, capacity } = find(element, 'c-churn-alert-load');
    expect([takers.map(({ now, after }) => [now, after]), names, capacity]).toEqual([
      [
        [2, 1],
        [1, 1],
      ],
      { [ANNA]: 'Anna Adler' },
      1,
    ]);
    const { now, after } = find(element, 'c-churn-hit-rates').rates[1];
    expect([now.precision, after.precision]).toEqual([0.5, 1]);
  });

  it('warns of a threshold that decides for nobody any more', async () => {
    const element = show();
    expect(part(element, 'warning')).toBeNull();
    await move(element, 'Critical', 0.5);
    expect(part(element, 'warning').textContent).toBe(
      'High no longer decides for any account: Critical! applies wherever it does, and goes first.',
    );
    await expect(element).toBeAccessible();
  });

  it('offers the changed thresholds beside those of the load', async () => {
    const element = show();
    await move(element, 'Low', 0.3);
    const { loaded, tried, season } = find(element, 'c-churn-threshold-changes');
    expect([loaded, tried].map((records) => records.map((record) => record.Min_Probability__c))).toEqual([
      [0.8, 0.6, 0.25],
      [0.8, 0.6, 0.3],
    ]);
    expect(season).toBe('2027');
  });

  it('takes all changes back', async () => {
    const element = show();
    expect(part(element, 'reset').disabled).toBe(true);
    await move(element, 'Critical', 0.5);
    await move(element, 'Low', 0.3);
    expect(part(element, 'reset').disabled).toBe(false);
    part(element, 'reset').click();
    await Promise.resolve();
    const { loaded, tried } = find(element, 'c-churn-threshold-changes');
    expect([tried, part(element, 'reset').disabled]).toEqual([loaded, true]);
  });

  it('draws no more of the scale than there is, and more when a bound goes beyond', async () => {
    const low = PREVIEW.probability.map((micros) => micros / 5);
    const bounds = { Critical: 0.16, High: 0.12, Low: 0.05 };
    const records = THRESHOLDS.map((record) => ({ ...record, Min_Probability__c: bounds[record.DeveloperName] }));
    const least = PREVIEW.least.map((micros) => micros / 5);
    const element = show(openTrial(JSON.stringify({ ...PREVIEW, probability: low, least }), JSON.stringify(records)));
    const tops = [chartOf(element).scale.top];
    for (const bound of [0.3, 0.18]) {
      // eslint-disable-next-line no-await-in-loop -- one after the other
      await move(element, 'Critical', bound);
      tops.push(chartOf(element).scale.top);
    }
    part(element, 'reset').click();
    await Promise.resolve();
    expect([...tops, chartOf(element).scale.top]).toEqual([0.2, 0.4, 0.4, 0.2]);
  });

  it('starts anew with another load', async () => {
    const element = show();
    await move(element, 'Low', 0.15);
    element.trial = open({ capacity: null });
    await Promise.resolve();
    expect(find(element, 'c-churn-band-table').comparison.after.accounts).toBe(4);
    expect(part(element, 'reset').disabled).toBe(true);
  });
});
