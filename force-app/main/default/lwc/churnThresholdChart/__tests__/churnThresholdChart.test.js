// SPDX-License-Identifier: Apache-2.0
import { createElement } from 'lwc';
import ChurnThresholdChart from 'c/churnThresholdChart';

const BANDS = [
  { band: 'Critical', tone: 'tone-1' },
  { band: 'High', tone: 'tone-2' },
];
const THRESHOLDS = [
  {
    name: 'Critical',
    label: 'Critical',
    conditions: '',
    tone: 'tone-1',
    value: 0.9,
    loaded: 0.8,
    least: 0.4,
    top: 1,
    step: 0.01,
  },
  {
    name: 'High',
    label: 'High',
    conditions: '',
    tone: 'tone-2',
    value: 0.6,
    loaded: 0.6,
    least: 0.3,
    top: 1,
    step: 0.01,
  },
];
const SCALE = { top: 1, bars: 4, tick: 0.2, step: 0.01 };
const BARS = [bar(0, [0, 0, 0]), bar(0.25, [0, 0, 1]), bar(0.5, [0, 2, 0]), bar(0.75, [1, 0, 0])];

afterEach(() => {
  document.body.replaceChildren();
});

function bar(from, counts) {
  return { from, to: from + 0.25, total: counts.reduce((sum, count) => sum + count), counts };
}

function show(given = {}) {
  const element = createElement('c-churn-threshold-chart', { is: ChurnThresholdChart });
  Object.assign(element, { bars: BARS, bands: BANDS, thresholds: THRESHOLDS, scale: SCALE, ...given });
  document.body.appendChild(element);
  return element;
}

function texts(element, selector) {
  return [...element.shadowRoot.querySelectorAll(selector)].map(({ textContent }) => textContent);
}

async function openTable(element) {
  const details = element.shadowRoot.querySelector('details');
  details.open = true;
  details.dispatchEvent(new CustomEvent('toggle'));
  await Promise.resolve();
}

describe('c-churn-threshold-chart', () => {
  it('draws a block for each band of each bar', () => {
    const blocks = [...show().shadowRoot.querySelectorAll('rect')];
    expect(
      blocks.map((block) => [block.getAttribute('class'), block.getAttribute('x'), block.getAttribute('height')]),
    ).toEqual([
      ['tone-none', '251.5', '100'],
      ['tone-2', '501.5', '200'],
      ['tone-1', '751.5', '100'],
    ]);
  });

  it('marks each bound where it is and where it was loaded', () => {
    const guides = [...show().shadowRoot.querySelectorAll('.chart__guide')];
    expect(guides.map((guide) => Number(guide.getAttribute('x1')))).toEqual([800, 900, 600, 600]);
  });

  it('follows the scale', () => {
    const element = show({
      scale: { top: 0.4, bars: 4, tick: 0.1, step: 0.005 },
      thresholds: [{ ...THRESHOLDS[1], value: 0.1, loaded: 0.2, top: 0.4 }],
    });
    const ticks = [...element.shadowRoot.querySelectorAll('.chart__tick')];
    expect(ticks.map(({ textContent, style }) => [textContent, style.left])).toEqual([
      ['0.00', '0%'],
      ['0.10', '25%'],
      ['0.20', '50%'],
      ['0.30', '75%'],
      ['0.40', '100%'],
    ]);
    const guides = [...element.shadowRoot.querySelectorAll('.chart__guide')];
    expect(guides.map((guide) => Number(guide.getAttribute('x1')))).toEqual([500, 250]);
  });

  it('has a slider for each threshold, most severe first', () => {
    const sliders = [...show().shadowRoot.querySelectorAll('c-churn-threshold-slider')];
    expect(sliders.map(({ threshold }) => threshold.name)).toEqual(['Critical', 'High']);
  });

  it('says in a sentence what it shows, and names the bands', async () => {
    const element = show();
    expect(element.shadowRoot.querySelector('svg').getAttribute('aria-label')).toBe(
      '4 accounts over churn probability, 3 of them at risk.',
    );
    expect(texts(element, '.chart__entry')).toEqual(['Critical', 'High', 'No risk']);
    await expect(element).toBeAccessible();
  });

  it('says where accounts without a band may be held out', () => {
    expect(texts(show({ hasHeldOut: true }), '.chart__entry').at(-1)).toBe('No risk or control group');
  });

  it('gives the same figures as a table', async () => {
    const element = show();
    await openTable(element);
    expect(texts(element, 'thead th')).toEqual(['Churn probability', 'Critical', 'High', 'No risk']);
    expect(texts(element, 'tbody th, tbody td')).toEqual([
      ...['0.25 – 0.50', '0', '0', '1'],
      ...['0.50 – 0.75', '0', '2', '0'],
      ...['0.75 – 1.00', '1', '0', '0'],
    ]);
    await expect(element).toBeAccessible();
  });
});
