// SPDX-License-Identifier: Apache-2.0
import { ChurnError } from '@churn-risk/core/load';
import { secretTokenSource } from '../../src/loadRisks/salesforceLogin.ts';
import { aBridge, anotherKey, loginTo } from './aBridge.ts';

const DONE = { batchItemFailures: [] };
const bridge = aBridge(['a1']);

describe('a secret that was rotated', () => {
  test('since it was read last is read again', async () => {
    bridge.secret = { held: loginTo(bridge.org, anotherKey()), current: loginTo(bridge.org) };

    expect(await bridge.deliver(await bridge.putRun({ a1: 0.9 }))).toEqual(DONE);
    expect(bridge.endings).toMatchObject([{ kind: 'loaded' }]);
  });

  test('before the app has the new certificate works with its previous version', async () => {
    const newLogin = loginTo(bridge.org, anotherKey());
    bridge.secret = { held: newLogin, current: newLogin, previous: loginTo(bridge.org) };

    expect(await bridge.deliver(await bridge.putRun({ a1: 0.9 }))).toEqual(DONE);
    expect(bridge.endings).toMatchObject([{ kind: 'loaded' }]);
  });

  test('while a load is under way is read again when the token is lost', async () => {
    const source = secretTokenSource({ read: async (version) => bridge.secret[version] });
    const first = await source.token();
    bridge.secret = { held: loginTo(bridge.org, anotherKey()), current: loginTo(bridge.org) };

    expect([await source.token(), (await source.refresh()) === first]).toEqual([first, false]);
  });
});

describe('a login that Salesforce refuses', () => {
  test('is told as such, and nothing is written', async () => {
    const wrong = loginTo(bridge.org, anotherKey());
    bridge.secret = { held: wrong, current: wrong, previous: loginTo(bridge.org, anotherKey()) };

    await expect(bridge.deliver(await bridge.putRun({ a1: 0.9 }))).rejects.toMatchObject({
      code: 'org_refused',
      message: `Salesforce refused the JWT login of loader@churn.example.com at ${bridge.org.url}: invalid_grant: invalid assertion`,
    });
    expect(await bridge.org.query('SELECT Id FROM Churn_Run__c')).toEqual([]);
  });

  test('is tried once where all versions are the same', async () => {
    const wrong = loginTo(bridge.org, anotherKey());
    const read: string[] = [];
    const source = secretTokenSource({
      read: async (version) => {
        read.push(version);
        return version === 'previous' ? undefined : wrong;
      },
    });

    await expect(source.token()).rejects.toMatchObject({ code: 'org_refused' });
    expect(read).toEqual(['held', 'current', 'previous']);
  });

  test('is asked for anew the next time', async () => {
    const source = secretTokenSource({ read: async (version) => bridge.secret[version] });
    const wrong = loginTo(bridge.org, anotherKey());
    bridge.secret = { held: wrong, current: wrong };
    await expect(source.token()).rejects.toMatchObject({ code: 'org_refused' });
    bridge.secret = { held: wrong, current: loginTo(bridge.org) };

    expect(await source.instanceUrl()).toBe(bridge.org.url);
  });
});

test('a secret that is unreadable is told, and no other version is tried', async () => {
  const unreadable = new ChurnError('secret_unreadable', 'Denied.', 'Allow it.');
  const source = secretTokenSource({ read: () => Promise.reject(unreadable) });

  await expect(source.token()).rejects.toBe(unreadable);
});
