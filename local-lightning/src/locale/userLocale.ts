// SPDX-License-Identifier: Apache-2.0

/** How a user reads. */
export type UserLocale = {
  /** The platform's name of the language, as translations are filed: `de`, `en_US`. */
  readonly language: string;
  /** As `Intl` takes it: `de-DE`. */
  readonly locale: string;
  /** `Europe/Berlin` */
  readonly timeZone: string;
  /** ISO code. */
  readonly currency: string;
};
