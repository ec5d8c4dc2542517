// SPDX-License-Identifier: Apache-2.0
import ChurnRiskCard from 'c/churnRiskCard';
import { composeForm } from 'c/churnFeedbackForm';
import { readPanelAnswer } from 'c/churnRiskRecord';
import { updateRecord } from 'lightning/uiRecordApi';
import { riskInfo, riskPicklists } from 'fixtures/answerForm';
import { aPanelAnswer, aRationale, aRiskNode } from 'fixtures/aRisk';
import { clear, click, find, findAll, settle, setNow, show, textOf } from 'fixtures/onPage';

const FORM = composeForm(riskInfo(), riskPicklists());

function aRisk(changes) {
  return readPanelAnswer(aPanelAnswer({ risks: [aRiskNode(changes)] })).risks[0];
}

function showCard(changes, properties = {}) {
  return show('c-churn-risk-card', ChurnRiskCard, {
    risk: aRisk(changes),
    form: FORM,
    refetch: jest.fn(),
    ...properties,
  });
}

const pieces = (element) => findAll(element, '*').filter(({ localName }) => localName.startsWith('c-churn-risk-s'));

beforeEach(() => {
  setNow('2026-11-23T12:00:00Z');
  updateRecord.mockReset().mockResolvedValue({ lastModifiedDate: '2026-11-23T12:00:00.000Z' });
});
afterEach(() => {
  clear();
  jest.useRealTimers();
});

describe('c-churn-risk-card', () => {
  it('shows a risk with everything that belongs to it', async () => {
    const element = await showCard();

    expect(element.shadowRoot.querySelector('h3').textContent).toBe('Season 2027');
    expect([textOf(element, 'band'), textOf(element, 'status')]).toEqual(['Critical', undefined]);
    expect(findAll(element, 'c-churn-reason-bars')[0].drivers.map(({ label }) => label)).toEqual([
      'Downloads against last year',
      'Years as a customer',
    ]);
    expect(findAll(element, '[data-id="gap"]').map(({ textContent }) => textContent)).toEqual([
      'No usage data',
      'Renewal value is not known',
    ]);
    expect(pieces(element)).toHaveLength(3);
    await expect(element).toBeAccessible();
  });

  it('opens the renewals at risk', async () => {
    const element = await showCard();
    expect(textOf(element, 'renewals-toggle')).toBe('2 renewals at risk');
    expect(findAll(element, 'li[data-id="renewal"]')).toEqual([]);

    await click(find(element, 'renewals-toggle'));

    expect(find(element, 'renewals-toggle').getAttribute('aria-expanded')).toBe('true');
    expect(findAll(element, 'li[data-id="renewal"]')).toHaveLength(2);
    await expect(element).toBeAccessible();
  });

  it('is one line until it is opened', async () => {
    const element = await showCard({}, { collapsible: true });
    expect([textOf(element, 'gist'), pieces(element)]).toEqual(['82%', []]);
    await expect(element).toBeAccessible();

    await click(find(element, 'toggle'));
    expect([find(element, 'gist'), pieces(element).length]).toEqual([undefined, 3]);

    await click(find(element, 'toggle'));
    expect(pieces(element)).toEqual([]);
  });

  it('starts open where it is asked to', async () => {
    expect(pieces(await showCard({}, { collapsible: true, opened: true }))).toHaveLength(3);
  });

  it('leaves out the history in its compact form', async () => {
    const history = (element) => findAll(element, 'c-churn-probability-history');

    expect(history(await showCard())).toHaveLength(1);
    clear();
    expect(history(await showCard({}, { compact: true }))).toEqual([]);
  });

  it.each([
    ['Snoozed', { Snoozed_Until__c: '2026-12-07' }, 'Snoozed until Dec 7, 2026'],
    ['Snoozed', {}, 'Snoozed'],
    ['In Progress', {}, 'In Progress'],
    ['Receded', {}, 'Receded'],
  ])('says the status %s with %j', async (Status__c, changes, text) => {
    expect(textOf(await showCard({ Status__c, ...changes }), 'status')).toBe(text);
  });

  it('says why a risk is closed', async () => {
    const element = await showCard({ Status__c: 'Receded', Status_Reason__c: 'No longer above a threshold.' });

    expect(textOf(element, 'status-reason')).toBe('No longer above a threshold.');
  });

  it('falls back to the sentences where the rationale cannot be read', async () => {
    for (const Rationale__c of [undefined, null, 'no JSON', aRationale({ v: 2 })]) {
      // one page after the other
      // eslint-disable-next-line no-await-in-loop
      const element = await showCard({ Rationale__c });
      expect(textOf(element, 'sentence')).toBe('Raised by Downloads against last year: -35 %.');
      expect(findAll(element, '[data-id="gap"]')).toHaveLength(2);
      clear();
    }
  });

  it('says that no reasons were given', async () => {
    const element = await showCard({ Rationale__c: aRationale({ drivers: [] }) });

    expect(textOf(element, 'no-reasons')).toBe('The model gave no reasons.');
  });

  it('says that answers cannot be given where the org could not tell the choices', async () => {
    const element = await showCard({}, { form: undefined, formFailed: true });

    expect(textOf(element, 'unavailable')).toBe('Answers cannot be given at the moment. Reload the page to try again.');
    expect(findAll(element, 'c-churn-feedback')).toEqual([]);
  });
});

describe('c-churn-risk-card, with fields that may not be read', () => {
  const PIECES = {
    band: '[data-id="band"]',
    probability: '[data-id="probability"]',
    value: '[data-id="value"]',
    renewal: '[data-id="renewal"]',
    reasons: 'c-churn-reason-bars',
    gaps: '[data-id="gap"]',
    model: '[data-id="model"]',
    feedback: 'c-churn-feedback',
  };
  const shown = (element) => Object.keys(PIECES).filter((name) => findAll(element, PIECES[name]).length > 0);

  it.each([
    ['Band__c', 'band'],
    ['Probability__c', 'probability'],
    ['Value_At_Risk__c', 'value'],
    ['Next_Renewal_Date__c', 'renewal'],
    ['Rationale__c', 'reasons'],
    ['Data_Gaps__c', 'gaps'],
    ['Run__r', 'model'],
  ])('without %s leaves out the %s and nothing else', async (field, piece) => {
    const element = await showCard({ [field]: undefined });

    expect(shown(element)).toEqual(Object.keys(PIECES).filter((name) => name !== piece));
  });

  it('has the number of the risk for a title without a season, and a word without both', async () => {
    const titleOf = (element) => element.shadowRoot.querySelector('h3').textContent;

    expect(titleOf(await showCard({ Season__c: undefined }))).toBe('RISK-000001');
    clear();
    expect(titleOf(await showCard({ Season__c: undefined, Name: undefined }))).toBe('Risk');
  });
});

describe('c-churn-risk-card, answered', () => {
  const resolve = (element) => click(findAll(element, '[data-status="Resolved"]')[0]);

  it('shows at once what was answered, and tells when the org has it', async () => {
    let end;
    updateRecord.mockReturnValue(new Promise((ended) => (end = ended)));
    const element = await showCard();
    const saved = jest.fn();
    element.addEventListener('saved', ({ detail }) => saved(detail));

    await resolve(element);
    expect(textOf(element, 'status')).toBe('Resolved');
    expect(saved).not.toHaveBeenCalled();

    end({ lastModifiedDate: '2026-11-23T12:00:00.000Z' });
    await settle();
    expect(textOf(element, 'status')).toBe('Resolved');
    expect(saved.mock.calls).toEqual([[{ riskId: 'a01000000000001', fields: { Status__c: 'Resolved' } }]]);
  });

  it('takes it back where the org does not take it', async () => {
    updateRecord.mockRejectedValue(new Error('The network is down.'));
    const element = await showCard();

    await resolve(element);

    expect(find(element, 'status')).toBeUndefined();
  });

  it('keeps what the org has taken until the record is read as late', async () => {
    const element = await showCard();
    await resolve(element);

    element.risk = aRisk({ Probability__c: 0.9 });
    await settle();
    expect([textOf(element, 'status'), textOf(element, 'probability')]).toEqual(['Resolved', '90%']);

    element.risk = aRisk({ Status__c: 'Receded', LastModifiedDate: '2026-11-23T12:00:01.000Z' });
    await settle();
    expect(textOf(element, 'status')).toBe('Receded');
  });

  it('builds the next answer on the last one', async () => {
    const element = await showCard();
    await resolve(element);
    await click(findAll(element, '[data-status="In Progress"]')[0]);

    expect(updateRecord.mock.calls.map(([, options]) => options.ifUnmodifiedSince)).toEqual([
      '2026-11-20T08:00:00.000Z',
      '2026-11-23T12:00:00.000Z',
    ]);
  });

  it('passes on that something is typed', async () => {
    const element = await showCard();
    const held = jest.fn();
    element.addEventListener('hold', ({ detail }) => held(detail));

    findAll(element, 'input[value="Real risk"]')[0].dispatchEvent(new CustomEvent('change'));

    expect(held.mock.calls).toEqual([[{ riskId: 'a01000000000001', held: true }]]);
  });
});

describe('c-churn-risk-card, seen for the first time', () => {
  const stamps = () => updateRecord.mock.calls.map(([{ fields }]) => fields);

  it('stamps an open risk that is shown open, and builds answers on the stamp', async () => {
    const element = await showCard({ Id: 'first', First_Viewed__c: null });
    expect(stamps()).toEqual([{ Id: 'first', First_Viewed__c: '2026-11-23T12:00:00.000Z' }]);

    await click(findAll(element, '[data-status="Resolved"]')[0]);
    expect(updateRecord.mock.calls[1][1]).toEqual({ ifUnmodifiedSince: '2026-11-23T12:00:00.000Z' });
  });

  it('waits until the card is opened', async () => {
    const element = await showCard({ Id: 'folded', First_Viewed__c: null }, { collapsible: true });
    expect(stamps()).toEqual([]);

    await click(find(element, 'toggle'));
    expect(stamps().map(({ Id }) => Id)).toEqual(['folded']);
  });

  it.each([
    ['was seen before', {}, {}],
    ['is closed', { First_Viewed__c: null, Status__c: 'Receded' }, {}],
    ['may not be stamped', { First_Viewed__c: null }, { readOnly: ['First_Viewed__c'] }],
    ['has a stamp that may not be read', { First_Viewed__c: undefined }, {}],
  ])('leaves a risk alone that %s', async (_name, changes, access) => {
    await showCard({ Id: 'alone', ...changes }, { form: composeForm(riskInfo(access), riskPicklists()) });

    expect(stamps()).toEqual([]);
  });
});
