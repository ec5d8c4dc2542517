// SPDX-License-Identifier: Apache-2.0
import ChurnRiskSummary from 'c/churnRiskSummary';
import { clear, find, show, textOf } from 'fixtures/onPage';

const showRisk = (risk) => show('c-churn-risk-summary', ChurnRiskSummary, { risk });

describe('c-churn-risk-summary', () => {
  afterEach(clear);

  it('says the probability as a figure and in words', async () => {
    const element = await showRisk({ probability: 0.82, probabilityBefore: null, renewalsAtRisk: 2 });

    expect(textOf(element, 'probability')).toBe('82%');
    expect(textOf(element, 'words')).toBe('The model expects about 8 in 10 renewals like this one to be lost.');
    expect(element.shadowRoot.textContent).toContain('The highest of 2 renewals at risk');
    await expect(element).toBeAccessible();
  });

  it.each([
    [0.049, 'The model expects fewer than 1 in 10 renewals like this one to be lost.'],
    [0.05, 'The model expects about 1 in 10 renewals like this one to be lost.'],
    [0.949, 'The model expects about 9 in 10 renewals like this one to be lost.'],
    [0.95, 'The model expects nearly all renewals like this one to be lost.'],
  ])('words %d truly', async (probability, words) => {
    expect(textOf(await showRisk({ probability }), 'words')).toBe(words);
  });

  it.each([
    [0.7, 'Up 12 points, was 70%'],
    [0.9, 'Down 8 points, was 90%'],
    [0.823, 'As before (82%)'],
  ])('says what changed since %d', async (probabilityBefore, text) => {
    expect(textOf(await showRisk({ probability: 0.82, probabilityBefore }), 'change')).toBe(text);
  });

  it.each([[null], [undefined]])('says nothing of a change where the earlier one is %s', async (probabilityBefore) => {
    expect(find(await showRisk({ probability: 0.82, probabilityBefore }), 'change')).toBeUndefined();
  });

  it('draws the probability as a meter', async () => {
    const element = await showRisk({ probability: 0.25 });

    expect(element.shadowRoot.querySelector('.filled').getAttribute('width')).toBe('25');
  });

  it('is empty where the probability may not be read', async () => {
    expect((await showRisk({})).shadowRoot.textContent).toBe('');
  });
});
