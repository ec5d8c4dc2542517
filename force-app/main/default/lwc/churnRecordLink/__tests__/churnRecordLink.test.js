// SPDX-License-Identifier: Apache-2.0
import ChurnRecordLink from 'c/churnRecordLink';
import { navigated } from 'lightning/navigation';
import { clear, settle, show } from 'fixtures/onPage';

const PAGE = {
  type: 'standard__recordPage',
  attributes: { recordId: '00T1', objectApiName: 'Task', actionName: 'view' },
};

describe('c-churn-record-link', () => {
  let link;

  beforeEach(async () => {
    const record = { recordId: '00T1', objectApiName: 'Task', label: 'Call Acme' };
    const element = await show('c-churn-record-link', ChurnRecordLink, record);
    await settle();
    link = element.shadowRoot.querySelector('a');
  });
  afterEach(() => {
    clear();
    navigated.mockClear();
  });

  it('has an address that can be copied', async () => {
    expect([link.href, link.textContent]).toEqual(['https://example.lightning.force.com/00T1', 'Call Acme']);
    await expect(link).toBeAccessible();
  });

  it('goes to the record within the app', () => {
    const event = new MouseEvent('click', { cancelable: true });
    link.dispatchEvent(event);

    expect(navigated.mock.calls).toEqual([[PAGE, undefined]]);
    expect(event.defaultPrevented).toBe(true);
  });

  it.each(['ctrlKey', 'metaKey', 'shiftKey'])('leaves a click with %s to the browser', (key) => {
    const event = new MouseEvent('click', { cancelable: true, [key]: true });
    link.addEventListener('click', (late) => late.stopPropagation());
    link.dispatchEvent(event);

    expect(navigated).not.toHaveBeenCalled();
    expect(event.defaultPrevented).toBe(false);
  });
});
