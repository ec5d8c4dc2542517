// SPDX-License-Identifier: Apache-2.0
import { GERMAN_USER, SALES_USER } from '../local/users.ts';

/** What an image of the README shows. */
export type Shot = {
  /** Of the file, without its ending. */
  readonly name: string;
  readonly page: 'account' | 'workbench';
  readonly username: string;
  readonly theme: 'light' | 'dark';
  /** Of the window, in CSS pixels. The image is as wide. */
  readonly width: number;
  /** The image is as high as the page, and no higher than this. */
  readonly height: number;
  readonly isPhone?: boolean;
};

/** The day on which people look at the pages: soon after the figures of the run. */
export const SHOWN_DAY = '2025-10-06';

/** Tasks are due a week later. */
export const TASK_DAY = '2025-10-13';

const ACCOUNT = { page: 'account', username: SALES_USER.username, theme: 'light', width: 1100, height: 1305 } as const;

/** All images; the administrator tunes thresholds. */
export const listShots = (administrator: string): readonly Shot[] => [
  { ...ACCOUNT, name: 'account-light' },
  { ...ACCOUNT, name: 'account-dark', theme: 'dark' },
  { ...ACCOUNT, name: 'account-german', username: GERMAN_USER.username, height: 1480 },
  { ...ACCOUNT, name: 'account-phone', width: 390, height: 1420, isPhone: true },
  { ...ACCOUNT, name: 'workbench', page: 'workbench', username: administrator, width: 1280, height: 1660 },
];

/** Path and query of the page that the shot shows. */
export function addressOf({ page, username, theme, isPhone }: Shot, accountId: string): string {
  const path = page === 'account' ? `/lightning/r/Account/${accountId}/view` : '/lightning/n/Threshold_Workbench';
  const query = new URLSearchParams({ user: username, theme, formFactor: isPhone === true ? 'Small' : 'Large' });
  return `${path}?${query.toString()}`;
}
