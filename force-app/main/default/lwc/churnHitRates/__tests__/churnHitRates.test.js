// SPDX-License-Identifier: Apache-2.0
import { createElement } from 'lwc';
import ChurnHitRates from 'c/churnHitRates';

const AT_80 = { cut: 0.8, precision: 0.625, recall: 0.25, baseRate: 0.08, flagged: 320, rows: 10000 };
const AT_90 = { cut: 0.9, precision: null, recall: 0, baseRate: 0.08, flagged: 0, rows: 10000 };

afterEach(() => {
  document.body.replaceChildren();
});

function show(rates) {
  const element = createElement('c-churn-hit-rates', { is: ChurnHitRates });
  element.rates = rates;
  document.body.appendChild(element);
  return element;
}

function texts(element, selector) {
  return [...element.shadowRoot.querySelectorAll(selector)].map(({ textContent }) => textContent);
}

describe('c-churn-hit-rates', () => {
  it('shows what a threshold would change, and once what it would not', async () => {
    const element = show([
      { name: 'Critical', label: 'Critical', now: AT_80, after: AT_90 },
      { name: 'High', label: 'High', now: AT_80, after: AT_80 },
    ]);
    expect(texts(element, 'tbody th, tbody td')).toEqual([
      ...['Critical', '62.5% → –', '25% → 0%', '320 → 0'],
      ...['High', '62.5%', '25%', '320'],
    ]);
    await expect(element).toBeAccessible();
  });

  it('gives the base rate beside them', () => {
    const element = show([{ name: 'High', label: 'High', now: AT_80, after: AT_80 }]);
    expect(texts(element, '[data-id="season"]')).toEqual([
      'From 10,000 renewals of the season the model was tested on. Base rate: 8% of them were lost.',
    ]);
  });

  it('says so where the run has no evaluation', async () => {
    const element = show(undefined);
    expect(texts(element, '[data-id="none"]')).toEqual([
      'This run brought no evaluation: precision and recall are not known.',
    ]);
    expect(element.shadowRoot.querySelector('table')).toBeNull();
    await expect(element).toBeAccessible();
  });
});
