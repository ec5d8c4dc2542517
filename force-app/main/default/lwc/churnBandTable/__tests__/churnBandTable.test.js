// SPDX-License-Identifier: Apache-2.0
import { createElement } from 'lwc';
import ChurnBandTable from 'c/churnBandTable';

const COMPARISON = {
  exact: true,
  now: { accounts: 1204, alerts: 80, value: 1450000.4 },
  after: { accounts: 1190, alerts: 95, value: '1461500.50' },
  enter: 6,
  leave: 20,
  bands: [
    { band: 'Critical', rank: 40, now: 30, after: 45 },
    { band: 'High', rank: 30, now: 1174, after: 1145 },
  ],
  takers: [],
};

afterEach(() => {
  document.body.replaceChildren();
});

function show() {
  const element = createElement('c-churn-band-table', { is: ChurnBandTable });
  Object.assign(element, { comparison: COMPARISON, currency: 'EUR', tones: { Critical: 'tone-1' } });
  document.body.appendChild(element);
  return element;
}

function texts(element, selector) {
  return [...element.shadowRoot.querySelectorAll(selector)].map(({ textContent }) => textContent);
}

describe('c-churn-band-table', () => {
  it('shows accounts, value and alerts, after the change and now', () => {
    expect(texts(show(), 'dt, dd span')).toEqual([
      ...['Accounts at risk', '1,190', 'now 1,204'],
      ...['Value at risk', '€1,461,501', 'now €1,450,000'],
      ...['Alerts', '95', 'now 80'],
    ]);
  });

  it('says how many accounts enter and leave', () => {
    expect(texts(show(), '[data-id="moves"]')).toEqual([
      'Accounts that become at risk: 6. Accounts that no longer are: 20.',
    ]);
  });

  it('shows each band with its change', async () => {
    const element = show();
    expect(texts(element, 'thead th')).toEqual(['Band', 'Now', 'After', 'Change']);
    expect(texts(element, 'tbody th, tbody td')).toEqual([
      ...['Critical', '30', '45', '+15'],
      ...['High', '1,174', '1,145', '-29'],
    ]);
    await expect(element).toBeAccessible();
  });
});
