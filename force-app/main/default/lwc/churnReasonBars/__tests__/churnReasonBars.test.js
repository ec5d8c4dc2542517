// SPDX-License-Identifier: Apache-2.0
import ChurnReasonBars from 'c/churnReasonBars';
import { clear, findAll, show } from 'fixtures/onPage';

const DRIVERS = [
  { feature: 'usage_trend', label: 'Downloads against last year', value: '-35 %', contribution: 1.2 },
  { feature: 'tenure', label: 'Years as a customer', value: 12, contribution: -0.6 },
];
const showDrivers = (drivers, more) => show('c-churn-reason-bars', ChurnReasonBars, { drivers, ...more });
const barsOf = (element) =>
  findAll(element, 'rect.raises, rect.lowers').map((bar) => [
    bar.getAttribute('class'),
    Number(bar.getAttribute('x')),
    Number(bar.getAttribute('width')),
  ]);

describe('c-churn-reason-bars', () => {
  afterEach(clear);

  it('draws what raises the risk to the right and what lowers it to the left', async () => {
    expect(barsOf(await showDrivers(DRIVERS))).toEqual([
      ['raises', 50, 50],
      ['lowers', 25, 25],
    ]);
  });

  it('says each figure with its sign beside its bar', async () => {
    const element = await showDrivers(DRIVERS);

    expect(findAll(element, '[data-id="figure"]').map((figure) => figure.textContent)).toEqual(['+1.20', '\u22120.60']);
    expect(findAll(element, '.value').map((value) => value.textContent)).toEqual(['-35 %', '12']);
  });

  it('tells screen readers the same as a table', async () => {
    const element = await showDrivers(DRIVERS);

    const rows = findAll(element, 'tr').map((row) => [...row.children].map((cell) => cell.textContent));
    expect(rows).toEqual([
      ['Reason', 'Value', 'Effect', 'Weight'],
      ['Downloads against last year', '-35 %', 'raises the risk', '+1.20'],
      ['Years as a customer', '12', 'lowers the risk', '\u22120.60'],
    ]);
    expect(element.shadowRoot.querySelector('caption').textContent.trim()).toBe('Reasons, largest first');
    await expect(element).toBeAccessible();
  });

  it('keeps bars of no weight short', async () => {
    expect(barsOf(await showDrivers([{ ...DRIVERS[0], contribution: 0.001 }]))).toEqual([['raises', 50, 5]]);
    clear();
    expect(barsOf(await showDrivers([{ ...DRIVERS[0], contribution: 0 }]))).toEqual([['raises', 50, 0]]);
  });

  it('takes the scale of another list', async () => {
    expect(barsOf(await showDrivers([DRIVERS[0]], { scale: 2.4 }))).toEqual([['raises', 50, 25]]);
  });
});
