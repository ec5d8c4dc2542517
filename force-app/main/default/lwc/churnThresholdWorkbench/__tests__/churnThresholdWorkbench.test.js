// SPDX-License-Identifier: Apache-2.0
import { createElement } from 'lwc';
import { graphql } from 'lightning/graphql';
import ChurnThresholdWorkbench from 'c/churnThresholdWorkbench';
import { ANNA, BEN, PREVIEW, ownersAnswer, runAnswer, runsAnswer } from './someRun';

const RUNS = [
  { id: 'a03', name: 'run-3', season: '2027' },
  { id: 'a02', name: 'run-2', season: '2027' },
  { id: 'a01', name: 'run-1', season: '2026' },
];
const FAILED = [{ message: 'The server did not answer.' }];

afterEach(() => {
  document.body.replaceChildren();
});

function show() {
  const element = createElement('c-churn-threshold-workbench', { is: ChurnThresholdWorkbench });
  document.body.appendChild(element);
  return element;
}

/** Answers to the query of that name, as the org gives them. */
async function answer(name, data, refresh) {
  graphql.emit(data, asks(name), refresh);
  await settled();
}

async function fail(name, errors, refresh) {
  graphql.emitErrors(errors, asks(name), refresh);
  await settled();
}

function asks(name) {
  return ({ query }) => query?.includes(`query ${name}`);
}

/** Later than all that was put off to the next microtask. */
function settled() {
  return new Promise((resolve) => setTimeout(resolve));
}

async function showRun(fields) {
  const element = show();
  await answer('churnLoadedRuns', runsAnswer(...RUNS));
  await answer('churnRunPreview', runAnswer('a03', fields));
  return element;
}

function find(element, selector) {
  return element.shadowRoot.querySelector(selector);
}

function part(element, id) {
  return find(element, `[data-id="${id}"]`);
}

function stateOf(element) {
  return part(element, 'message')?.dataset.state;
}

async function move(element, name, value) {
  const detail = { name, value };
  find(element, 'c-churn-threshold-chart').dispatchEvent(new CustomEvent('boundchange', { detail }));
  await settled();
}

function variablesOf(name) {
  return graphql.getLastConfig(asks(name))?.variables;
}

describe('c-churn-threshold-workbench', () => {
  it('waits with a spinner, first for the runs, then for the run', async () => {
    const element = show();
    await settled();
    expect(find(element, 'lightning-spinner').alternativeText).toBe('Loading the run');
    await answer('churnLoadedRuns', runsAnswer(...RUNS));
    expect(find(element, 'lightning-spinner')).not.toBeNull();
    await expect(element).toBeAccessible();
  });

  it('opens the newest load first', async () => {
    const element = await showRun();
    expect(part(element, 'run').value).toBe('a03');
    expect(find(element, 'lightning-spinner')).toBeNull();
    await expect(element).toBeAccessible();
  });

  it.each([
    ['noRun', 'No run has been loaded yet', runsAnswer()],
    ['noAccess', 'Nothing to show here', { uiapi: { query: {} } }],
  ])('says %s', async (state, title, data) => {
    const element = show();
    await answer('churnLoadedRuns', data);
    expect([stateOf(element), find(element, '[data-id="message"] h2').textContent]).toEqual([state, title]);
    expect(part(element, 'run')).toBeNull();
    await expect(element).toBeAccessible();
  });

  it.each([
    ['noAccess', { Preview__c: undefined }],
    ['noPreview', { Preview__c: null }],
    ['unreadable', { Preview__c: '{"v":1}' }],
  ])('says %s where the documents of the run do', async (state, fields) => {
    const element = await showRun(fields);
    expect(stateOf(element)).toBe(state);
    await expect(element).toBeAccessible();
  });

  it('takes a query that is refused for missing fields as no access, and shows no error text', async () => {
    const element = show();
    await fail('churnLoadedRuns', [{ message: 'Field Status__c', extensions: { ErrorType: 'ValidationError' } }]);
    expect(stateOf(element)).toBe('noAccess');
    expect(part(element, 'message').textContent).not.toContain('Status__c');
  });

  it('shows an error and tries again', async () => {
    const refresh = jest.fn().mockResolvedValue(undefined);
    const element = show();
    await fail('churnLoadedRuns', FAILED, refresh);
    expect(stateOf(element)).toBe('error');
    expect(find(element, '[data-id="message"] p').textContent).toBe('The server did not answer.');
    await expect(element).toBeAccessible();
    part(element, 'retry').click();
    expect(refresh).toHaveBeenCalledTimes(1);
  });

  it('lets another load and another season be chosen', async () => {
    const element = await showRun();
    expect(part(element, 'season').options.map(({ value }) => value)).toEqual(['2027', '2026']);
    expect(part(element, 'run').options.map(({ value }) => value)).toEqual(['a03', 'a02']);
    part(element, 'run').dispatchEvent(new CustomEvent('change', { detail: { value: 'a02' } }));
    await settled();
    expect(find(element, 'lightning-spinner')).not.toBeNull();
    part(element, 'season').dispatchEvent(new CustomEvent('change', { detail: { value: '2026' } }));
    await settled();
    expect(part(element, 'run').options.map(({ value }) => value)).toEqual(['a01']);
    await answer('churnRunPreview', runAnswer('a01'));
    expect(part(element, 'facts')).not.toBeNull();
  });

  it('says as of when, and that only Min Probability moves', async () => {
    const element = await showRun();
    expect(part(element, 'facts').textContent).toBe(
      'The thresholds shown are those of this load, as of Oct 1, 2026. Dragging changes only Min Probability; every other condition stays.',
    );
    expect(part(element, 'estimate')).toBeNull();
  });

  it('says when its figures are an estimate', async () => {
    const thinned = { ...PREVIEW, accounts: 18, every: 3 };
    const element = await showRun({ Preview__c: JSON.stringify(thinned) });
    expect(part(element, 'estimate').textContent).toContain('Estimated from 1 in 3 accounts');
    expect(find(element, 'c-churn-threshold-chart').every).toBe(3);
    expect(find(element, 'c-churn-band-table').comparison.now.accounts).toBe(12);
  });

  it('tells the chart whether accounts are held out', async () => {
    const element = await showRun();
    expect(find(element, 'c-churn-threshold-chart').hasHeldOut).toBe(true);
    await answer(
      'churnRunPreview',
      runAnswer('a03', { Preview__c: JSON.stringify({ ...PREVIEW, held: [0, 0, 0, 0, 0, 0] }) }),
    );
    expect(find(element, 'c-churn-threshold-chart').hasHeldOut).toBe(false);
  });

  it('hands each threshold to its slider', async () => {
    const element = await showRun();
    await move(element, 'Critical', 0.9);
    expect(find(element, 'c-churn-threshold-chart').thresholds[0]).toEqual({
      name: 'Critical',
      label: 'Critical!',
      conditions: 'any renewal · Task for the account owner',
      tone: 'tone-1',
      loaded: 0.8,
      value: 0.9,
      least: 0.4,
    });
  });

  it('shows at once what a bound would change', async () => {
    const element = await showRun();
    await move(element, 'Low', 0.15);
    const { comparison, currency, tones } = find(element, 'c-churn-band-table');
    expect([comparison.now, comparison.after]).toEqual([
      { accounts: 4, alerts: 3, value: 1450 },
      { accounts: 5, alerts: 3, value: 1460 },
    ]);
    expect([currency, tones]).toEqual(['EUR', { Critical: 'tone-1', High: 'tone-2', Low: 'tone-3' }]);
    expect(find(element, 'c-churn-threshold-chart').places.at(-1)).toEqual({
      probability: 0.15,
      record: 'Low',
      band: 'Low',
    });
  });

  it('names the owners', async () => {
    const element = await showRun();
    expect(variablesOf('churnOwnerNames')).toEqual({ owners: [ANNA, BEN] });
    await answer('churnOwnerNames', ownersAnswer({ [ANNA]: 'Anna Adler' }));
    const { names, capacity, takers } = find(element, 'c-churn-alert-load');
    expect([names, capacity, takers.length]).toEqual([{ [ANNA]: 'Anna Adler' }, 1, 2]);
  });

  it('warns of a threshold that decides for nobody any more', async () => {
    const element = await showRun();
    expect(part(element, 'warning')).toBeNull();
    await move(element, 'Critical', 0.5);
    expect(part(element, 'warning').textContent.trim()).toBe(
      'High no longer decides for any account: Critical! applies wherever it does, and goes first.',
    );
    await expect(element).toBeAccessible();
  });

  it('takes all changes back', async () => {
    const element = await showRun();
    expect(part(element, 'reset').disabled).toBe(true);
    await move(element, 'Critical', 0.5);
    await move(element, 'Low', 0.3);
    expect(part(element, 'reset').disabled).toBe(false);
    part(element, 'reset').click();
    await settled();
    const { loaded, tried } = find(element, 'c-churn-threshold-changes');
    expect(tried).toEqual(loaded);
    expect(find(element, 'c-churn-hit-rates').rates[0].after.cut).toBe(0.8);
  });

  it('keeps what is tried when the owners answer', async () => {
    const element = await showRun();
    await move(element, 'Low', 0.3);
    await answer('churnOwnerNames', ownersAnswer({}));
    const { tried, season } = find(element, 'c-churn-threshold-changes');
    expect([tried.at(-1).Min_Probability__c, season]).toEqual([0.3, '2027']);
  });
});
