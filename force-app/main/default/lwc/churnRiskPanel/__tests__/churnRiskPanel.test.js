// SPDX-License-Identifier: Apache-2.0
import ChurnRiskPanel from 'c/churnRiskPanel';
import { graphql } from 'lightning/graphql';
import { getObjectInfo, getPicklistValuesByRecordType } from 'lightning/uiObjectInfoApi';
import { updateRecord } from 'lightning/uiRecordApi';
import { riskInfo, riskPicklists } from 'fixtures/answerForm';
import { aPanelAnswer, aRiskNode, aRunNode } from 'fixtures/aRisk';
import { clear, click, find, findAll, settle, setNow, show, textOf } from 'fixtures/onPage';

const ACCOUNT = '001000000000001';
let element;

const cards = () => findAll(element, 'c-churn-risk-card');
const titles = () => cards().map((card) => card.shadowRoot.querySelector('h3').textContent);

async function answer(content, refresh = jest.fn().mockResolvedValue(undefined)) {
  graphql.emit(aPanelAnswer(content), undefined, refresh);
  getObjectInfo.emit(riskInfo());
  await settle();
  getPicklistValuesByRecordType.emit(riskPicklists());
  await settle();
  return refresh;
}

beforeEach(async () => {
  setNow('2026-11-23T12:00:00Z');
  updateRecord.mockReset().mockResolvedValue({});
  element = await show('c-churn-risk-panel', ChurnRiskPanel, { recordId: ACCOUNT, objectApiName: 'Account' });
});
afterEach(() => {
  clear();
  jest.useRealTimers();
});

describe('c-churn-risk-panel', () => {
  it('asks once, for what belongs to its record', () => {
    const { query, variables } = graphql.getLastConfig();

    expect(variables).toEqual({ recordId: ACCOUNT });
    expect(query.match(/@optional/g).length).toBe(query.match(/@optional \{\s+value/g).length + 4);
  });

  it('shows that it loads', async () => {
    expect(find(element, 'loading')).toBeDefined();
    await expect(element).toBeAccessible();
  });

  it('says up to when there is no risk', async () => {
    await answer({ risks: [], runs: [aRunNode({ As_Of__c: '2026-11-15' })] });

    expect(textOf(element, 'empty')).toBe('No risk above the thresholds as of Nov 15, 2026.');
    expect(find(element, 'loading')).toBeUndefined();
    await expect(element).toBeAccessible();
  });

  it('says that no risk is known where no run was loaded', async () => {
    await answer({ runs: [] });

    expect(textOf(element, 'empty')).toBe('No churn risk is known for this account.');
  });

  it('tells who may not read risks nothing of them, and does not ask for choices', async () => {
    await answer({ risks: null, runs: null });

    expect(textOf(element, 'empty')).toBe('There is nothing to show here.');
    expect([getObjectInfo.getLastConfig().objectApiName, cards()]).toEqual([undefined, []]);
    await expect(element).toBeAccessible();
  });

  it('shows one risk open, with the season’s last loaded run', async () => {
    const runs = [
      aRunNode({ Id: 'other', Season__c: '2026', Scored_At__c: '2026-11-22T02:00:00.000Z' }),
      aRunNode({ Id: 'last' }),
    ];
    await answer({ risks: [aRiskNode()], runs });

    const [{ collapsible, seasonRun, compact }] = cards();
    expect([collapsible, seasonRun.id, compact]).toEqual([false, 'last', false]);
    expect([find(element, 'order'), find(element, 'empty')]).toEqual([undefined, undefined]);
    await expect(element).toBeAccessible();
  });

  it('puts the most urgent of several first, open, and says so', async () => {
    const risks = [
      aRiskNode({ Id: 'late', Season__c: '2027-b', Next_Renewal_Date__c: '2027-12-31' }),
      aRiskNode({ Id: 'soon', Season__c: '2027-a' }),
    ];
    await answer({ risks });

    expect(titles()).toEqual(['Season 2027-a', 'Season 2027-b']);
    expect(cards().map(({ collapsible, opened }) => [collapsible, opened])).toEqual([
      [true, true],
      [true, false],
    ]);
    expect(textOf(element, 'order')).toBe(
      '2 open risks. First the one with the most value at risk for each month that is left.',
    );
    await expect(element).toBeAccessible();
  });

  it('keeps closed and earlier risks apart until they are asked for', async () => {
    const risks = [
      aRiskNode(),
      aRiskNode({ Id: 'dismissed', Status__c: 'Dismissed' }),
      aRiskNode({ Id: 'renewed', Season__c: '2026', Status__c: 'Renewed', As_Of__c: '2025-11-15' }),
    ];
    await answer({ risks });
    expect([titles(), textOf(element, 'closed-toggle')]).toEqual([['Season 2027'], '2 closed risks']);
    expect(cards()[0].earlier.map(({ id }) => id)).toEqual(['renewed']);

    await click(find(element, 'closed-toggle'));

    expect(titles()).toEqual(['Season 2027', 'Season 2027', 'Season 2026']);
    await expect(element).toBeAccessible();
  });

  it('shows that one risk on its own page, closed or not, in a compact form', async () => {
    clear();
    element = await show('c-churn-risk-panel', ChurnRiskPanel, { recordId: 'closed', objectApiName: 'Risk__c' });
    await answer({ risks: [aRiskNode({ Id: 'closed', Status__c: 'Receded' })] });

    expect(cards().map(({ risk, compact, collapsible }) => [risk.id, compact, collapsible])).toEqual([
      ['closed', true, false],
    ]);
    expect(find(element, 'closed-toggle')).toBeUndefined();
    await expect(element).toBeAccessible();
  });

  it('shows nothing of the record before while the next one loads', async () => {
    await answer({ risks: [aRiskNode()] });

    element.recordId = '001000000000002';
    await settle();

    expect([cards(), find(element, 'loading') !== undefined]).toEqual([[], true]);
  });

  it('says on the cards that the choices could not be loaded', async () => {
    graphql.emit(aPanelAnswer({ risks: [aRiskNode()] }));
    await settle();
    getObjectInfo.error();
    await settle();

    expect(find(element, 'unavailable')).toBeDefined();
  });
});

describe('c-churn-risk-panel, when the org does not answer', () => {
  it('says so without the org’s words, and tries again', async () => {
    const refresh = jest.fn().mockResolvedValue(undefined);
    graphql.emitErrors([{ message: 'Field Risk__c is undefined' }], undefined, refresh);
    await settle();

    expect(textOf(element, 'error')).toBe('The risks could not be loaded.');
    expect(element.shadowRoot.textContent).not.toContain('Risk__c');
    await expect(element).toBeAccessible();

    await click(find(element, 'retry'));
    expect([refresh.mock.calls.length, find(element, 'loading') !== undefined]).toEqual([1, true]);

    await answer({ risks: [aRiskNode()] });
    expect([titles(), find(element, 'error')]).toEqual([['Season 2027'], undefined]);
  });

  it('goes on showing what it has', async () => {
    await answer({ risks: [aRiskNode()] });
    graphql.emitErrors([{ message: 'down' }]);
    await settle();

    expect(titles()).toEqual(['Season 2027']);
    expect(textOf(element, 'stale')).toBe('The risks could not be refreshed. What you see may be out of date.');
    await expect(element).toBeAccessible();
  });
});

describe('c-churn-risk-panel, answered', () => {
  const pressResolve = () => click(findAll(element, '[data-status="Resolved"]')[0]);
  const typeVerdict = async () => {
    findAll(element, 'input[value="Real risk"]')[0].dispatchEvent(new CustomEvent('change'));
    await settle();
  };

  it('reads the risk again, and says where it went', async () => {
    const refresh = await answer({ risks: [aRiskNode()] });

    await pressResolve();
    await answer({ risks: [aRiskNode({ Status__c: 'Resolved' })] });

    expect(refresh).toHaveBeenCalledTimes(1);
    expect(textOf(element, 'message')).toBe('Saved. The risk is now among the closed ones below.');
    expect(element.shadowRoot.activeElement.dataset.id).toBe('message');
    expect([titles(), textOf(element, 'closed-toggle')]).toEqual([[], '1 closed risk']);
  });

  it('does not take a risk away while something is typed', async () => {
    await answer({ risks: [aRiskNode()] });
    await typeVerdict();

    await answer({ risks: [aRiskNode({ Status__c: 'Receded' })] });
    expect(titles()).toEqual(['Season 2027']);
    expect(findAll(element, 'input').find(({ checked }) => checked).value).toBe('Real risk');

    await click(find(element, 'cancel'));
    expect(titles()).toEqual([]);
  });

  it('says where a risk went that was closed while it was answered', async () => {
    await answer({ risks: [aRiskNode()] });
    await typeVerdict();
    await answer({ risks: [aRiskNode({ Status__c: 'Receded' })] });

    await click(find(element, 'save'));
    await settle();

    expect(titles()).toEqual([]);
    expect(textOf(element, 'message')).toBe('Saved. The risk is now among the closed ones below.');
  });

  it('saves on a newer version of the risk where the load wrote meanwhile', async () => {
    updateRecord.mockRejectedValueOnce({ status: 412 }).mockResolvedValueOnce({});
    const refresh = jest.fn().mockResolvedValue(undefined);
    await answer({ risks: [aRiskNode()] }, refresh);
    await typeVerdict();

    await click(find(element, 'save'));
    expect(refresh).toHaveBeenCalledTimes(1);
    await answer({ risks: [aRiskNode({ LastModifiedDate: '2026-11-23T11:00:00.000Z' })] }, refresh);

    expect(updateRecord.mock.calls.map(([, options]) => options.ifUnmodifiedSince)).toEqual([
      '2026-11-20T08:00:00.000Z',
      '2026-11-23T11:00:00.000Z',
    ]);
    expect(findAll(element, '[data-id="message"]').map(({ textContent }) => textContent)).toContain('Saved');
  });
});
