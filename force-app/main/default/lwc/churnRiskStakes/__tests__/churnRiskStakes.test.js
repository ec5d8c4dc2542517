// SPDX-License-Identifier: Apache-2.0
import ChurnRiskStakes from 'c/churnRiskStakes';
import { clear, find, setNow, show, textOf } from 'fixtures/onPage';

const STAKES = {
  valueAtRisk: 10168.41,
  renewalValue: 12400.5,
  valueIsPartial: false,
  nextRenewalDate: '2026-12-31',
  run: { currencyCode: 'EUR' },
};
const showRisk = (changes) => show('c-churn-risk-stakes', ChurnRiskStakes, { risk: { ...STAKES, ...changes } });

describe('c-churn-risk-stakes', () => {
  beforeEach(() => setNow('2026-11-23T12:00:00Z'));
  afterEach(() => {
    clear();
    jest.useRealTimers();
  });

  it('says what is at stake and until when', async () => {
    const element = await showRisk();

    expect(['value', 'total', 'partial', 'renewal', 'days-left'].map((id) => textOf(element, id))).toEqual([
      '€10,168',
      'of €12,401 up for renewal',
      undefined,
      'Dec 31, 2026',
      'in 38 days',
    ]);
    await expect(element).toBeAccessible();
  });

  it('says that some values are not known', async () => {
    expect(textOf(await showRisk({ valueIsPartial: true }), 'partial')).toBe('Some values are not known.');
  });

  it('shows no 0 where no value is known', async () => {
    const element = await showRisk({ valueAtRisk: 0, renewalValue: 0, valueIsPartial: true });

    expect(['value', 'total', 'partial'].map((id) => textOf(element, id))).toEqual([
      'Value not known',
      undefined,
      undefined,
    ]);
  });

  it('takes the currency of the record where the run may not be read, and none where neither may', async () => {
    expect(textOf(await showRisk({ run: undefined, currencyCode: 'USD' }), 'value')).toBe('$10,168');
    clear();
    expect(textOf(await showRisk({ run: undefined }), 'value')).toBe('10,168');
  });

  it.each([
    ['valueAtRisk', 'value'],
    ['renewalValue', 'total'],
    ['nextRenewalDate', 'renewal'],
  ])('leaves out only what it may not read: %s', async (field, id) => {
    const element = await showRisk({ [field]: undefined });

    const shown = ['value', 'renewal', 'total'].filter((other) => find(element, other));
    expect(shown).toEqual(
      field === 'valueAtRisk' ? ['renewal'] : ['value', 'renewal', 'total'].filter((x) => x !== id),
    );
  });
});
