// SPDX-License-Identifier: Apache-2.0
import type { Org } from '../org.ts';

/** How a user reads dates and numbers, in the names that `Intl` takes. */
export type UserFormat = {
  /** `de-DE`, from User.LocaleSidKey. */
  readonly locale: string;
  /** The platform's name of the language, as translations are filed: `de`, `en_US`. */
  readonly language: string;
  /** `Europe/Berlin` */
  readonly timeZone: string;
  /** ISO code of the org's one currency. */
  readonly currency: string;
};

/** What an org without multiple currencies counts in; it is the same for all users. */
export const ORG_CURRENCY = 'USD';

/** The format of a user; an unknown one reads as the org's administrator does. */
export function readUserFormat({ records }: Pick<Org, 'records'>, userId: string): UserFormat {
  const user = records.read('User', userId) ?? {};
  return {
    locale: String(user['LocaleSidKey'] ?? 'en_US').replace('_', '-'),
    language: String(user['LanguageLocaleKey'] ?? 'en_US'),
    timeZone: String(user['TimeZoneSidKey'] ?? 'GMT'),
    currency: ORG_CURRENCY,
  };
}
