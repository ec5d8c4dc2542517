// SPDX-License-Identifier: Apache-2.0
import { createElement } from 'lwc';
import ChurnThresholdChanges from 'c/churnThresholdChanges';
import { saveFile } from '../thresholdFile';

jest.mock('../thresholdFile', () => ({ ...jest.requireActual('../thresholdFile'), saveFile: jest.fn() }));

const LOADED = [
  { DeveloperName: 'Critical', Label: 'Very high', Active__c: true, Min_Probability__c: 0.8, Id: 'm00000000000001AAA' },
  { DeveloperName: 'High', Active__c: true, Min_Probability__c: 0.6 },
  { DeveloperName: 'Low', Active__c: true, Min_Probability__c: 0.25 },
];
const TRIED = [{ ...LOADED[0], Min_Probability__c: 0.9 }, { ...LOADED[1], Min_Probability__c: 0.555 }, LOADED[2]];
const FILE = `${JSON.stringify(
  {
    thresholds: [
      { DeveloperName: 'Critical', Label: 'Very high', Active__c: true, Min_Probability__c: 0.9 },
      { DeveloperName: 'High', Active__c: true, Min_Probability__c: 0.555 },
      { DeveloperName: 'Low', Active__c: true, Min_Probability__c: 0.25 },
    ],
  },
  undefined,
  2,
)}\n`;

let written;

beforeEach(() => {
  written = jest.fn().mockResolvedValue(undefined);
  Object.defineProperty(navigator, 'clipboard', { value: { writeText: written }, configurable: true });
});

afterEach(() => {
  document.body.replaceChildren();
});

function show(tried = TRIED) {
  const element = createElement('c-churn-threshold-changes', { is: ChurnThresholdChanges });
  Object.assign(element, { loaded: LOADED, tried, season: '2027' });
  document.body.appendChild(element);
  return element;
}

function part(element, id) {
  return element.shadowRoot.querySelector(`[data-id="${id}"]`);
}

function settled() {
  return new Promise((resolve) => setTimeout(resolve));
}

describe('c-churn-threshold-changes', () => {
  it('says plainly that the page does not save', async () => {
    const element = show(LOADED);
    expect(element.shadowRoot.textContent).toContain('This page cannot save thresholds');
    expect(part(element, 'none').textContent).toBe('You have not changed a threshold yet.');
    expect(part(element, 'download')).toBeNull();
    await expect(element).toBeAccessible();
  });

  it('lists each change with its page in Setup', async () => {
    const element = show();
    const changes = [...element.shadowRoot.querySelectorAll('li')];
    expect(changes.map((change) => change.querySelector('.changes__text').textContent)).toEqual([
      'Very high: Min Probability 0.80 → 0.90',
      'High: Min Probability 0.60 → 0.555',
    ]);
    expect(changes.map((change) => change.querySelector('a').getAttribute('href'))).toEqual([
      '/lightning/setup/CustomMetadata/page?address=%2Fm00000000000001AAA',
      '/lightning/setup/CustomMetadata/home',
    ]);
    await expect(element).toBeAccessible();
  });

  it('copies the new value of a change, as Setup takes it', async () => {
    const element = show();
    element.shadowRoot.querySelector('[data-threshold="High"] [data-id="copy"]').click();
    await settled();
    expect(written).toHaveBeenCalledWith('0.555');
    expect(element.shadowRoot.querySelector('[role="status"]').textContent).toBe('Copied');
  });

  it('offers all records as a file', () => {
    const element = show();
    expect(part(element, 'download').label).toBe('Download thresholds-2027.json');
    part(element, 'download').click();
    expect(saveFile).toHaveBeenCalledWith('thresholds-2027.json', FILE);
  });

  it('copies the text of the file', async () => {
    part(show(), 'copy-file').click();
    await settled();
    expect(written).toHaveBeenCalledWith(FILE);
  });

  it('shows the text where the browser does not copy', async () => {
    written.mockRejectedValue(new Error('not allowed'));
    const element = show();
    part(element, 'copy-file').click();
    await settled();
    expect(part(element, 'by-hand').value).toBe(FILE);
    await expect(element).toBeAccessible();
  });

  it('names the command that checks the file', () => {
    expect(part(show(), 'command').textContent).toBe(
      'sf churn preview --run RUN --target-org ORG --thresholds thresholds-2027.json',
    );
  });
});
