// SPDX-License-Identifier: Apache-2.0
import ChurnProbabilityHistory from 'c/churnProbabilityHistory';
import { clear, findAll, show } from 'fixtures/onPage';

const EARLIER = [
  { season: '2025', probability: 0.3, statusLabel: 'Renewed' },
  { season: '2026', probability: undefined, statusLabel: 'Lost' },
];
const showHistory = (risk, earlier = []) =>
  show('c-churn-probability-history', ChurnProbabilityHistory, { risk, earlier });
const rowsOf = (element) =>
  findAll(element, '[data-id="point"]').map((row) => [...row.children].map((cell) => cell.textContent));

describe('c-churn-probability-history', () => {
  afterEach(clear);

  it('goes from earlier seasons and their outcome over the last change to now', async () => {
    const element = await showHistory({ probability: 0.82, probabilityBefore: 0.7 }, EARLIER);

    expect(rowsOf(element)).toEqual([
      ['2025', '30%', 'Renewed'],
      ['Before', '70%', ''],
      ['Now', '82%', ''],
    ]);
    await expect(element).toBeAccessible();
  });

  it('draws the same as a line, higher where a loss is more likely', async () => {
    const element = await showHistory({ probability: 1, probabilityBefore: 0 });

    expect(element.shadowRoot.querySelector('polyline').getAttribute('points')).toBe('3.00,21.00 97.00,3.00');
  });

  it('is empty where there is only now', async () => {
    expect(rowsOf(await showHistory({ probability: 0.82, probabilityBefore: null }))).toEqual([]);
  });

  it('is empty where probabilities may not be read', async () => {
    expect(rowsOf(await showHistory({}, [{ season: '2025' }]))).toEqual([]);
  });
});
