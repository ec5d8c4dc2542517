// SPDX-License-Identifier: Apache-2.0
import { createElement } from 'lwc';
import ChurnAlertLoad from 'c/churnAlertLoad';

const ANNA = { kind: 'owner', id: '005A', now: 18, after: 23, capacity: 20, overNow: false, over: true };
const BEN = { kind: 'owner', id: '005B', now: 22, after: 20, capacity: 20, overNow: true, over: false };
const QUEUE = { kind: 'queue', id: 'Renewals', now: 40, after: 44, capacity: null, overNow: false, over: false };

afterEach(() => {
  document.body.replaceChildren();
});

function show(given = {}) {
  const element = createElement('c-churn-alert-load', { is: ChurnAlertLoad });
  Object.assign(element, { takers: [QUEUE, ANNA, BEN], names: { '005A': 'Anna Adler' }, capacity: 20, ...given });
  document.body.appendChild(element);
  return element;
}

function texts(element, selector) {
  return [...element.shadowRoot.querySelectorAll(selector)].map(({ textContent }) => textContent.trim());
}

function kinds(element) {
  return [...element.shadowRoot.querySelectorAll('tbody th .taker:first-child lightning-icon')].map(
    (icon) => icon.alternativeText,
  );
}

describe('c-churn-alert-load', () => {
  it('shows who would get how many alerts', async () => {
    const element = show();
    expect(texts(element, '.taker__name, tbody td')).toEqual([
      ...['Renewals', '40', '44', '+4'],
      ...['Anna Adler', '18', '23', '+5'],
      ...['Owner without a visible name', '22', '20', '-2'],
    ]);
    expect(kinds(element)).toEqual(['Queue', 'Owner', 'Owner']);
    await expect(element).toBeAccessible();
  });

  it('marks those over capacity by a text and an icon', () => {
    const element = show();
    const icons = [...element.shadowRoot.querySelectorAll('[data-id="over"] lightning-icon')];
    expect(icons.map(({ iconName }) => iconName)).toEqual(['utility:warning']);
    expect(texts(element, '[data-taker="005A"] [data-id="over"]')).toEqual(['3 over capacity']);
  });

  it('counts the owners over capacity on both sides', () => {
    expect(texts(show(), '[data-id="capacity"]')).toEqual([
      'Up to 20 alerts per owner. Owners over capacity: 1 (now 1).',
    ]);
  });

  it('says so where no capacity is set', () => {
    expect(texts(show({ capacity: null }), '[data-id="capacity"]')).toEqual([
      'No limit is set for alerts per owner (Churn Setting, Max Alerts Per Owner).',
    ]);
  });

  it('shows ten at first, and all on demand', async () => {
    const takers = Array.from({ length: 12 }, (_, i) => ({ ...ANNA, id: `005${i}` }));
    const element = show({ takers });
    const more = element.shadowRoot.querySelector('[data-id="more"]');
    expect([texts(element, 'tbody th').length, more.label]).toEqual([10, 'Show all 12']);
    more.click();
    await Promise.resolve();
    expect([texts(element, 'tbody th').length, more.label]).toEqual([12, 'Show fewer']);
  });

  it('says that there are no alerts', async () => {
    const element = show({ takers: [] });
    expect(texts(element, 'p').at(-1)).toBe('No alerts, now or after the change.');
    expect(element.shadowRoot.querySelector('table')).toBeNull();
    await expect(element).toBeAccessible();
  });
});
