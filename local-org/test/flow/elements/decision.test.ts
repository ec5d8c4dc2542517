// SPDX-License-Identifier: Apache-2.0
import type { RecordValues } from '../../../src/records/records.ts';
import { aFlow, anElement, openFlowOrg, text, to, variable, writeNote } from '../flowOrg.ts';

const rule = (name: string, conditions: string, logic = 'and'): string =>
  `<rules><name>${name}</name><conditionLogic>${logic}</conditionLogic>${conditions}${to(`Write_${name}`)}<label>${name}</label></rules>`;

const condition = (left: string, operator: string, right: string): string =>
  `<conditions><leftValueReference>${left}</leftValueReference><operator>${operator}</operator><rightValue>${right}</rightValue></conditions>`;

const YES = '<booleanValue>true</booleanValue>';
const NO = '<booleanValue>false</booleanValue>';
const number = (value: number): string => `<numberValue>${value}</numberValue>`;
const string = (value: string): string => `<stringValue>${value}</stringValue>`;

/** Which way an order takes: `yes` or `no`. */
async function decide(rules: string, order: RecordValues): Promise<unknown> {
  const flow = aFlow(
    to('Decide'),
    anElement(
      'decisions',
      'Decide',
      `${to('Write_no', 'defaultConnector')}<defaultConnectorLabel>No</defaultConnectorLabel>${rules}`,
    ) +
      writeNote(text('no'), 'Write_no') +
      writeNote(text('yes'), 'Write_yes') +
      variable('nothing', 'String') +
      variable('list', 'String', '', true),
  );
  const org = await openFlowOrg({ Decide: flow });
  await org.save('insert', order);
  const [saved] = org.orders('Note__c');
  await org.close();
  return saved?.['Note__c'];
}

describe('a decision', () => {
  it.each<[string, string, string, RecordValues, string]>([
    ['$Record.Amount__c', 'EqualTo', number(5), { Amount__c: 5 }, 'yes'],
    ['$Record.Amount__c', 'NotEqualTo', number(5), { Amount__c: null }, 'yes'],
    ['$Record.Amount__c', 'GreaterThan', number(5), { Amount__c: 5 }, 'no'],
    ['$Record.Amount__c', 'GreaterThanOrEqualTo', number(5), { Amount__c: 5 }, 'yes'],
    ['$Record.Amount__c', 'LessThan', number(5), { Amount__c: null }, 'no'],
    ['$Record.Amount__c', 'LessThanOrEqualTo', number(5), { Amount__c: 4 }, 'yes'],
    ['$Record.Share__c', 'EqualTo', number(24), { Share__c: 24 }, 'yes'],
    ['$Record.Status__c', 'EqualTo', string('sent'), { Status__c: 'Sent' }, 'yes'],
    ['$Record.Text__c', 'Contains', string('b'), { Text__c: 'abc' }, 'yes'],
    ['$Record.Text__c', 'StartsWith', string('A'), { Text__c: 'abc' }, 'yes'],
    ['$Record.Text__c', 'EndsWith', string('b'), { Text__c: 'abc' }, 'no'],
    ['$Record.Text__c', 'IsNull', YES, { Text__c: null }, 'yes'],
    ['$Record.Text__c', 'IsNull', NO, { Text__c: 'a' }, 'yes'],
    [
      '$Record.Due__c',
      'GreaterThan',
      '<elementReference>$Flow.CurrentDate</elementReference>',
      { Due__c: '2026-03-05' },
      'yes',
    ],
    ['$Record.Account__r.Owner.IsActive', 'EqualTo', YES, { Account__c: null }, 'no'],
    ['nothing', 'IsNull', YES, {}, 'yes'],
    ['list', 'IsEmpty', YES, {}, 'yes'],
    ['$GlobalConstant.True', 'EqualTo', YES, {}, 'yes'],
  ])('%s %s %s of %j is %s', async (left, operator, right, order, way) => {
    expect(await decide(rule('yes', condition(left, operator, right)), order)).toBe(way);
  });

  it('takes the first rule that holds', async () => {
    const rules =
      rule('no', condition('$Record.Amount__c', 'EqualTo', number(1))) +
      rule('yes', condition('$Record.Amount__c', 'EqualTo', number(1)));

    expect(await decide(rules, { Amount__c: 1 })).toBe('no');
  });

  it.each([
    ['or', 'yes'],
    ['and', 'no'],
    ['1 AND NOT 2', 'yes'],
  ])('joins conditions by %s', async (logic, way) => {
    const conditions =
      condition('$Record.Amount__c', 'EqualTo', number(1)) + condition('$Record.Paid__c', 'EqualTo', YES);

    expect(await decide(rule('yes', conditions, logic), { Amount__c: 1 })).toBe(way);
  });
});
