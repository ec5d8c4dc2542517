// SPDX-License-Identifier: Apache-2.0
import ChurnFeedback from 'c/churnFeedback';
import { composeForm } from 'c/churnFeedbackForm';
import { updateRecord } from 'lightning/uiRecordApi';
import { riskInfo, riskPicklists } from 'fixtures/answerForm';
import { clear, click, find, findAll, settle, setNow, show, tell, textOf } from 'fixtures/onPage';

const RISK = {
  id: 'one',
  reasons: [],
  status: 'Open',
  verdict: null,
  cause: null,
  action: null,
  comment: null,
  snoozedUntil: null,
  nextRenewalDate: '2027-01-31',
  lastModified: '2026-11-20T08:00:00Z',
};

const answers = [];
const holds = [];

async function showFeedback(changes = {}, access = {}) {
  const form = composeForm(riskInfo(access), riskPicklists());
  const properties = { risk: { ...RISK, ...changes }, form, refetch: jest.fn() };
  const element = await show('c-churn-feedback', ChurnFeedback, properties);
  element.addEventListener('answer', ({ detail }) => answers.push(detail));
  element.addEventListener('hold', ({ detail }) => holds.push(detail.held));
  return element;
}

const verdict = (element, value) => findAll(element, `input[value="${value}"]`)[0];
const statusButton = (element, status) => findAll(element, `[data-status="${status}"]`)[0];
const written = () => updateRecord.mock.calls.map(([{ fields }]) => fields);

async function choose(element, value) {
  const input = verdict(element, value);
  input.checked = true;
  input.dispatchEvent(new CustomEvent('change'));
  await settle();
}

async function press(target, key) {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true });
  target.dispatchEvent(event);
  await settle();
  return event;
}

beforeEach(() => {
  setNow('2026-11-23T12:00:00Z');
  updateRecord.mockReset().mockResolvedValue({ lastModifiedDate: '2026-11-23T12:00:00.000Z' });
  answers.length = 0;
  holds.length = 0;
});
afterEach(() => {
  clear();
  jest.useRealTimers();
});

describe('c-churn-feedback', () => {
  it('takes a verdict in two clicks', async () => {
    const element = await showFeedback();
    expect(find(element, 'save')).toBeUndefined();

    await choose(element, 'Real risk');
    await click(find(element, 'save'));

    expect(written()).toEqual([{ Id: 'one', Verdict__c: 'Real risk' }]);
    expect(answers).toEqual([
      { phase: 'sent', fields: { Verdict__c: 'Real risk' } },
      { phase: 'saved', fields: { Verdict__c: 'Real risk' }, lastModified: '2026-11-23T12:00:00.000Z' },
    ]);
    expect(textOf(element, 'message')).toBe('Saved');
  });

  it('is accessible before, while and after it is answered', async () => {
    const element = await showFeedback();
    await expect(element).toBeAccessible();

    await choose(element, 'Real risk');
    await click(find(element, 'details'));
    await expect(element).toBeAccessible();

    await click(statusButton(element, 'Snoozed'));
    await expect(element).toBeAccessible();
  });

  it('shows the choices of the org, and what was answered', async () => {
    const element = await showFeedback({ verdict: 'Wrong data' });

    expect(findAll(element, 'input').map(({ value, checked }) => (checked ? `[${value}]` : value))).toEqual([
      'Real risk',
      'Already known',
      '[Wrong data]',
      'Not a risk',
      'Duplicate',
    ]);
  });

  it('takes cause, action and comment with the verdict, and writes only what changed', async () => {
    const element = await showFeedback({ cause: 'Price', action: 'Met' });
    await choose(element, 'Real risk');
    await click(find(element, 'details'));
    expect([find(element, 'cause').value, find(element, 'action').value]).toEqual(['Price', ['Met']]);

    await tell(find(element, 'cause'), 'change', { value: 'Price' });
    await tell(find(element, 'action'), 'change', { value: ['Met', 'Called'] });
    await tell(find(element, 'comment'), 'change', { value: 'Budget was cut.' });
    await click(find(element, 'save'));

    expect(written()).toEqual([
      { Id: 'one', Verdict__c: 'Real risk', Action_Taken__c: 'Called;Met', Comment__c: 'Budget was cut.' },
    ]);
  });

  it('takes back what was not saved', async () => {
    const element = await showFeedback({ verdict: 'Wrong data' });
    await choose(element, 'Real risk');

    await click(find(element, 'cancel'));

    expect(verdict(element, 'Wrong data').checked).toBe(true);
    expect(find(element, 'save')).toBeUndefined();
    expect(holds).toEqual([true, false]);
  });

  it.each([
    ['Open', ['In Progress:Start work', 'Snoozed:Snooze', 'Resolved:Resolve', 'Dismissed:Dismiss']],
    ['In Progress', ['Snoozed:Snooze', 'Resolved:Resolve', 'Dismissed:Dismiss']],
    ['Snoozed', ['In Progress:Work on it now', 'Snoozed:Change snooze', 'Resolved:Resolve', 'Dismissed:Dismiss']],
    ['Resolved', ['In Progress:Take up again']],
    ['Dismissed', ['In Progress:Take up again']],
    ['Receded', []],
    ['Lost', []],
  ])('offers what sales may do from %s', async (status, actions) => {
    const element = await showFeedback({ status });

    const offered = findAll(element, '[data-status]').map((button) => `${button.dataset.status}:${button.textContent}`);
    expect(offered).toEqual(actions);
  });

  it('resolves in one click, with what was typed', async () => {
    const element = await showFeedback();
    await choose(element, 'Already known');

    await click(statusButton(element, 'Resolved'));

    expect(written()).toEqual([{ Id: 'one', Verdict__c: 'Already known', Status__c: 'Resolved' }]);
  });

  it('snoozes in two clicks', async () => {
    const element = await showFeedback();

    await click(statusButton(element, 'Snoozed'));
    await click(findAll(element, '[data-id="preset"]')[0]);

    expect(written()).toEqual([{ Id: 'one', Status__c: 'Snoozed', Snoozed_Until__c: '2026-12-07' }]);
    expect(findAll(element, 'c-churn-snooze')).toEqual([]);
  });

  it('clears the day of a snooze that ends', async () => {
    const element = await showFeedback({ status: 'Snoozed', snoozedUntil: '2026-12-07' });

    await click(statusButton(element, 'In Progress'));

    expect(written()).toEqual([{ Id: 'one', Status__c: 'In Progress', Snoozed_Until__c: null }]);
  });

  it('saves by Enter and takes the choice back by Escape', async () => {
    const element = await showFeedback();
    expect((await press(verdict(element, 'Real risk'), 'Enter')).defaultPrevented).toBe(false);

    await choose(element, 'Real risk');
    await press(verdict(element, 'Real risk'), 'Escape');
    expect([verdict(element, 'Real risk').checked, find(element, 'save')]).toEqual([false, undefined]);

    await choose(element, 'Duplicate');
    await press(verdict(element, 'Duplicate'), 'Enter');
    expect(written()).toEqual([{ Id: 'one', Verdict__c: 'Duplicate' }]);
  });

  it('leaves the snooze by Escape, with the focus back where it was', async () => {
    const element = await showFeedback();
    await click(statusButton(element, 'Snoozed'));
    expect(findAll(element, 'c-churn-snooze')[0].shadowRoot.activeElement.dataset.id).toBe('preset');

    await press(findAll(element, 'c-churn-snooze')[0], 'Escape');

    expect(findAll(element, 'c-churn-snooze')).toEqual([]);
    expect(element.shadowRoot.activeElement).toBe(statusButton(element, 'Snoozed'));
  });

  it('takes no second answer while the first is on its way', async () => {
    let end;
    updateRecord.mockReturnValue(new Promise((resolve) => (end = resolve)));
    const element = await showFeedback();

    await click(statusButton(element, 'Resolved'));
    expect(textOf(element, 'message')).toBe('Saving…');
    expect(findAll(element, 'input, [data-status]').every(({ disabled }) => disabled)).toBe(true);
    expect(holds).toEqual([true]);

    end({});
    await settle();
    expect(holds.at(-1)).toBe(false);
    expect(written()).toHaveLength(1);
  });
});

describe('c-churn-feedback, with rights missing', () => {
  it('shows answers that may be read and not given', async () => {
    const readOnly = ['Verdict__c', 'Comment__c', 'Cause_Seen__c', 'Action_Taken__c', 'Status__c'];
    const element = await showFeedback({ verdict: 'Real risk', comment: 'Budget was cut.' }, { readOnly });

    expect(findAll(element, '[data-id="given"]').map((item) => item.textContent)).toEqual([
      'VerdictReal risk',
      'CommentBudget was cut.',
    ]);
    expect(findAll(element, 'input, button, lightning-button')).toEqual([]);
    await expect(element).toBeAccessible();
  });

  it.each([
    ['Verdict__c', 'fieldset'],
    ['Status__c', '[data-status]'],
    ['Snoozed_Until__c', '[data-status="Snoozed"]'],
  ])('leaves out only what needs %s', async (field, selector) => {
    for (const access of [{ readOnly: [field] }, { hidden: [field] }]) {
      // one page after the other
      // eslint-disable-next-line no-await-in-loop
      const element = await showFeedback({}, access);
      const parts = ['fieldset', '[data-status]', '[data-status="Snoozed"]', '[data-id="details"]'];
      const missing = parts.filter((part) => findAll(element, part).length === 0);
      expect(missing).toEqual(field === 'Status__c' ? parts.slice(1, 3) : [selector]);
      clear();
    }
  });

  it('asks only for the details that may be given', async () => {
    const element = await showFeedback({}, { hidden: ['Cause_Seen__c'], readOnly: ['Action_Taken__c'] });

    await click(find(element, 'details'));

    expect(['cause', 'action', 'comment'].filter((id) => find(element, id))).toEqual(['comment']);
  });
});
