// SPDX-License-Identifier: Apache-2.0
import ChurnRenewalList from 'c/churnRenewalList';
import { parseRationale } from 'c/churnRationale';
import { aRationale } from 'fixtures/aRisk';
import { clear, click, find, findAll, show, textOf } from 'fixtures/onPage';

const { renewals } = parseRationale(aRationale());
const showList = (more) => show('c-churn-renewal-list', ChurnRenewalList, { renewals, currencyCode: 'EUR', ...more });
const linesOf = (element) =>
  findAll(element, '[data-id="renewal"]').map((item) => [
    item.querySelector('.product').textContent,
    item.querySelector('.figure').textContent,
    item.querySelector('.aside').textContent,
  ]);

describe('c-churn-renewal-list', () => {
  afterEach(clear);

  it('lists the renewals with day, value and probability', async () => {
    const element = await showList();

    expect(linesOf(element)).toEqual([
      ['Physics Collection', '82%', 'Dec 31, 2026 · €12,401'],
      ['Law Library', '61%', 'Jan 31, 2027 · Value not known'],
    ]);
    await expect(element).toBeAccessible();
  });

  it('shows and hides the reasons of one renewal', async () => {
    const element = await showList();
    const [toggle, ...others] = findAll(element, 'button');

    await click(toggle);
    expect(toggle.getAttribute('aria-expanded')).toBe('true');
    expect(findAll(element, 'c-churn-reason-bars').map(({ drivers }) => drivers)).toEqual([renewals[0].drivers]);
    await expect(element).toBeAccessible();

    await click(toggle);
    expect(findAll(element, 'c-churn-reason-bars')).toEqual([]);
    expect(others).toEqual([]);
  });

  it('has no reasons of its own where it is the only one: they are those of the risk', async () => {
    expect(findAll(await showList({ renewals: [renewals[0]] }), 'button')).toEqual([]);
  });

  it.each([
    [1, 'and 1 more'],
    [7, 'and 7 more'],
  ])('says that %i are left out', async (more, text) => {
    expect(textOf(await showList({ more }), 'more')).toBe(text);
  });

  it('gives the whole name of a product that does not fit', async () => {
    const product = 'A'.repeat(255);
    const element = await showList({ renewals: [{ ...renewals[0], product }] });

    expect(element.shadowRoot.querySelector('.product').getAttribute('title')).toBe(product);
  });

  it('is empty without renewals', async () => {
    expect(find(await showList({ renewals: [] }), 'renewal')).toBeUndefined();
  });
});
