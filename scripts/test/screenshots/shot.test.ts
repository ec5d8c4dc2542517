// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from '@jest/globals';
import { addressOf, listShots } from '../../screenshots/shot.ts';

describe('the shots of the README', () => {
  test('open an account as a sales rep, in each theme and language, and the workbench as the administrator', () => {
    expect(listShots('admin@example.com').map((shot) => [shot.name, addressOf(shot, '001A')])).toEqual([
      ['account-light', accountPage('sales.rep', 'light', 'Large')],
      ['account-dark', accountPage('sales.rep', 'dark', 'Large')],
      ['account-german', accountPage('german.rep', 'light', 'Large')],
      ['account-phone', accountPage('sales.rep', 'light', 'Small')],
      ['workbench', '/lightning/n/Threshold_Workbench?user=admin%40example.com&theme=light&formFactor=Large'],
    ]);
  });
});

function accountPage(user: string, theme: string, formFactor: string): string {
  return `/lightning/r/Account/001A/view?user=${user}%40local.example.com&theme=${theme}&formFactor=${formFactor}`;
}
