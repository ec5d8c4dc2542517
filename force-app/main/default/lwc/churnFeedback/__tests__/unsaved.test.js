// SPDX-License-Identifier: Apache-2.0
// What becomes of an answer that the org does not take.
import ChurnFeedback from 'c/churnFeedback';
import { composeForm } from 'c/churnFeedbackForm';
import { updateRecord } from 'lightning/uiRecordApi';
import { riskInfo, riskPicklists } from 'fixtures/answerForm';
import { clear, click, find, findAll, settle, show, tell, textOf } from 'fixtures/onPage';

const RISK = {
  id: 'one',
  reasons: [],
  status: 'Open',
  verdict: null,
  comment: null,
  lastModified: '2026-11-20T08:00:00Z',
};
const LATER = { ...RISK, lastModified: '2026-11-23T08:00:00Z' };
const CONFLICT = { status: 412, body: { message: 'The record was modified after it was retrieved.' } };

let element;
let refetch;
const answers = [];
const holds = [];

async function typeAnswer() {
  findAll(element, 'input[value="Real risk"]')[0].dispatchEvent(new CustomEvent('change'));
  await settle();
  await click(find(element, 'details'));
  await tell(find(element, 'comment'), 'change', { value: 'Budget was cut.' });
}

const written = () => updateRecord.mock.calls.map(([{ fields }, options]) => [fields, options?.ifUnmodifiedSince]);
const ANSWER = { Id: 'one', Verdict__c: 'Real risk', Comment__c: 'Budget was cut.' };

beforeEach(async () => {
  updateRecord.mockReset();
  refetch = jest.fn();
  answers.length = 0;
  holds.length = 0;
  const form = composeForm(riskInfo(), riskPicklists());
  element = await show('c-churn-feedback', ChurnFeedback, { risk: RISK, form, refetch });
  element.addEventListener('answer', ({ detail }) => answers.push(detail.phase));
  element.addEventListener('hold', ({ detail }) => holds.push(detail.held));
});
afterEach(clear);

describe('c-churn-feedback, when a save fails', () => {
  it('keeps what was typed, says so, and saves it the next time', async () => {
    updateRecord.mockRejectedValueOnce(new Error('The network is down.')).mockResolvedValueOnce({});
    await typeAnswer();

    await click(find(element, 'save'));
    expect(textOf(element, 'fault')).toBe(
      'Your answer could not be saved. Nothing that you entered is lost.The network is down.',
    );
    expect(answers).toEqual(['sent', 'failed']);
    expect(holds.at(-1)).toBe(true);
    expect(find(element, 'comment').value).toBe('Budget was cut.');
    await expect(element).toBeAccessible();

    await click(find(element, 'save'));
    expect(written().map(([fields]) => fields)).toEqual([ANSWER, ANSWER]);
    expect([find(element, 'fault'), textOf(element, 'message'), holds.at(-1)]).toEqual([undefined, 'Saved', false]);
  });

  it('says what is wrong with a field beside the field', async () => {
    const fieldErrors = { Comment__c: [{ message: 'Too long.' }], Verdict__c: [{ message: 'Not this one.' }] };
    updateRecord.mockRejectedValue({ status: 400, body: { output: { errors: [], fieldErrors } } });
    await typeAnswer();

    await click(find(element, 'save'));

    expect(['comment-fault', 'verdict-fault'].map((id) => textOf(element, id))).toEqual(['Too long.', 'Not this one.']);
    expect(textOf(element, 'fault')).toBe('Your answer could not be saved. Nothing that you entered is lost.');
    await expect(element).toBeAccessible();
  });

  it('says what is wrong with a field that is not on the page, with its name', async () => {
    const fieldErrors = { Status__c: [{ message: 'Give a reason.' }] };
    updateRecord.mockRejectedValue({ status: 400, body: { output: { errors: [], fieldErrors } } });

    await click(findAll(element, '[data-status="Dismissed"]')[0]);

    expect(textOf(element, 'fault')).toContain('Status: Give a reason.');
  });
});

describe('c-churn-feedback, when the risk was changed meanwhile', () => {
  it('is saved without a question where neither the status nor the answer changed', async () => {
    updateRecord.mockRejectedValueOnce(CONFLICT).mockResolvedValueOnce({});
    refetch.mockResolvedValue(LATER);
    await typeAnswer();

    await click(find(element, 'save'));

    expect(written()).toEqual([
      [ANSWER, RISK.lastModified],
      [ANSWER, LATER.lastModified],
    ]);
    expect([find(element, 'conflict'), textOf(element, 'message')]).toEqual([undefined, 'Saved']);
  });

  describe('and its status changed', () => {
    const RECEDED = { ...LATER, status: 'Receded' };

    beforeEach(async () => {
      updateRecord.mockRejectedValueOnce(CONFLICT);
      refetch.mockResolvedValue(RECEDED);
      await typeAnswer();
      await click(find(element, 'save'));
    });

    it('says what changed, keeps the answer and holds its place', async () => {
      expect(findAll(element, '[data-id="conflict"] p')[0].textContent).toBe(
        'This risk was changed meanwhile (Status: Receded). Your answer is not saved yet.',
      );
      expect(find(element, 'comment').value).toBe('Budget was cut.');
      expect([answers, holds.at(-1)]).toEqual([['sent', 'failed'], true]);
      await expect(element).toBeAccessible();
    });

    it('saves anyway', async () => {
      updateRecord.mockResolvedValueOnce({});

      await click(find(element, 'save-anyway'));

      expect(written().at(-1)).toEqual([ANSWER, RECEDED.lastModified]);
      expect([find(element, 'conflict'), textOf(element, 'message')]).toEqual([undefined, 'Saved']);
    });

    it('discards the answer', async () => {
      await click(find(element, 'discard'));

      expect([find(element, 'conflict'), find(element, 'save')]).toEqual([undefined, undefined]);
      expect(findAll(element, 'input').some(({ checked }) => checked)).toBe(false);
      expect(holds.at(-1)).toBe(false);
    });
  });
});
