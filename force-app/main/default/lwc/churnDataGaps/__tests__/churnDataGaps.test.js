// SPDX-License-Identifier: Apache-2.0
import ChurnDataGaps from 'c/churnDataGaps';
import { clear, findAll, show } from 'fixtures/onPage';

describe('c-churn-data-gaps', () => {
  afterEach(clear);

  it('lists what the model does not know', async () => {
    const element = await show('c-churn-data-gaps', ChurnDataGaps, { gaps: ['No usage data', 'No tenure'] });

    expect(findAll(element, 'li').map((item) => item.textContent)).toEqual(['No usage data', 'No tenure']);
    await expect(element).toBeAccessible();
  });

  it('is empty where the model knows everything', async () => {
    expect((await show('c-churn-data-gaps', ChurnDataGaps)).shadowRoot.textContent).toBe('');
  });
});
