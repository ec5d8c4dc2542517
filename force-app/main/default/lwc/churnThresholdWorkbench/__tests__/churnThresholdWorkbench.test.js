// SPDX-License-Identifier: Apache-2.0
import { createElement } from 'lwc';
import { graphql } from 'lightning/graphql';
import ChurnThresholdWorkbench from 'c/churnThresholdWorkbench';
import { ANNA, BEN, ownersAnswer, runAnswer, runsAnswer } from 'fixtures/aLoadedRun';

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

function boardOf(element) {
  return find(element, 'c-churn-threshold-board');
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
    expect(boardOf(element).season).toBe('2026');
  });

  it('hands the load to the board', async () => {
    const element = await showRun();
    const { trial, season, ownerNames } = boardOf(element);
    expect([trial.asOf, trial.records.length, season, ownerNames]).toEqual(['2026-10-01', 3, '2027', {}]);
  });

  it('names the owners', async () => {
    const element = await showRun();
    expect(variablesOf('churnOwnerNames')).toEqual({ owners: [ANNA, BEN] });
    await answer('churnOwnerNames', ownersAnswer({ [ANNA]: 'Anna Adler' }));
    expect(boardOf(element).ownerNames).toEqual({ [ANNA]: 'Anna Adler' });
  });

  it('keeps the load, and what is tried on it, when the same answer comes again', async () => {
    const element = await showRun();
    const { trial } = boardOf(element);
    await answer('churnRunPreview', runAnswer('a03'));
    expect(boardOf(element).trial).toBe(trial);
  });
});
