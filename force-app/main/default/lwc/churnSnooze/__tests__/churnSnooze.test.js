// SPDX-License-Identifier: Apache-2.0
import ChurnSnooze from 'c/churnSnooze';
import { clear, click, find, findAll, setNow, show, tell, textOf } from 'fixtures/onPage';

describe('c-churn-snooze', () => {
  const chosen = jest.fn();
  const cancelled = jest.fn();

  async function showSnooze(properties = {}) {
    const element = await show('c-churn-snooze', ChurnSnooze, { nextRenewalDate: '2027-01-31', ...properties });
    element.addEventListener('choose', ({ detail }) => chosen(detail.until));
    element.addEventListener('cancel', cancelled);
    return element;
  }

  beforeEach(() => setNow('2026-11-23T12:00:00Z'));
  afterEach(() => {
    clear();
    jest.useRealTimers();
    chosen.mockReset();
    cancelled.mockReset();
  });

  it('offers days that are soon said, and the last ones before the renewal', async () => {
    const element = await showSnooze();

    expect(findAll(element, '[data-id="preset"]').map((button) => button.textContent)).toEqual([
      'In two weeks (Dec 7, 2026)',
      'In a month (Dec 23, 2026)',
      'Two weeks before the renewal (Jan 17, 2027)',
    ]);
    await expect(element).toBeAccessible();
  });

  it.each([['2026-12-08'], ['2026-11-01'], [null], [undefined]])(
    'offers no day before a renewal on %s',
    async (nextRenewalDate) => {
      expect(findAll(await showSnooze({ nextRenewalDate }), '[data-id="preset"]')).toHaveLength(2);
    },
  );

  it('takes one click for a day that is offered', async () => {
    const element = await showSnooze();

    await click(findAll(element, '[data-id="preset"]')[1]);

    expect(chosen.mock.calls).toEqual([['2026-12-23']]);
  });

  it('may have no day', async () => {
    await click(find(await showSnooze(), 'until-severe'));

    expect(chosen.mock.calls).toEqual([[null]]);
  });

  it('takes any other day from tomorrow on', async () => {
    const element = await showSnooze();
    const confirm = find(element, 'confirm');
    const states = [confirm.disabled];
    expect(find(element, 'date').min).toBe('2026-11-24');

    for (const value of ['2026-11-23', '2026-11-24']) {
      // the states follow one another
      // eslint-disable-next-line no-await-in-loop
      await tell(find(element, 'date'), 'change', { value });
      states.push(confirm.disabled);
    }
    expect(states).toEqual([true, true, false]);

    await click(confirm);
    expect(chosen.mock.calls).toEqual([['2026-11-24']]);
  });

  it('says what the org finds wrong with the day', async () => {
    const element = await showSnooze({ fault: 'Not on a Sunday.' });

    expect(textOf(element, 'fault')).toBe('Not on a Sunday.');
    await expect(element).toBeAccessible();
  });

  it('takes nothing while it is disabled', async () => {
    const element = await showSnooze({ disabled: true });

    expect(findAll(element, 'button').every((button) => button.disabled)).toBe(true);
    expect(find(element, 'confirm').disabled).toBe(true);
  });

  it('can be left, and takes the focus at its first choice', async () => {
    const element = await showSnooze();

    element.focus();
    expect(element.shadowRoot.activeElement).toBe(findAll(element, '[data-id="preset"]')[0]);

    await click(find(element, 'cancel'));
    expect(cancelled).toHaveBeenCalledTimes(1);
  });
});
