// SPDX-License-Identifier: Apache-2.0
import { readUserFormat } from '../../src/uiApi/userFormat.ts';
import { insertUser, openTestOrg, type TestOrg } from '../testOrg.ts';

let testOrg: TestOrg;
beforeEach(() => {
  testOrg = openTestOrg();
});
afterEach(() => testOrg.close());

it("takes a user's format from what the user has chosen", () => {
  const chosen = { LocaleSidKey: 'de_DE', LanguageLocaleKey: 'de', TimeZoneSidKey: 'Europe/Berlin' };
  const userId = insertUser(testOrg.org, 'rep@example.com', chosen);

  expect(readUserFormat(testOrg.org, userId)).toEqual({
    locale: 'de-DE',
    language: 'de',
    timeZone: 'Europe/Berlin',
    currency: 'USD',
  });
});

it('reads as in the language of the org where it knows no user', () => {
  expect(readUserFormat(testOrg.org, '')).toEqual({
    locale: 'en-US',
    language: 'en_US',
    timeZone: 'GMT',
    currency: 'USD',
  });
});
