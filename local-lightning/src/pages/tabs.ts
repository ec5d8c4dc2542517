// SPDX-License-Identifier: Apache-2.0
import { readObjectLabel } from '../org/objectLabels.ts';
import { textsFor } from './texts.ts';
import { translate, type Visit } from './visit.ts';

/** A tab in the header of an app. */
export type Tab = { readonly name: string; readonly label: string; readonly path: string };

/** The app's tabs that the user sees, in the app's order, each with its label in the user's language. */
export function listTabs(visit: Visit): Promise<readonly Tab[]> {
  const shown = visit.app.tabs.filter((name) => name.startsWith(STANDARD) || isVisible(visit, name));
  return Promise.all(shown.map((name) => describeTab(visit, name)));
}

/** Whether one of the user's permission sets shows the tab. */
export const isVisible = ({ sources, user }: Visit, tab: string): boolean =>
  user.permissionSets.some((name) => sources.visibleTabs.get(name)?.has(tab));

export const objectAddress = (object: string): string => `/lightning/o/${object}/list`;

/** Standard tabs are called `standard-Account`. */
const STANDARD = 'standard-';

async function describeTab(visit: Visit, name: string): Promise<Tab> {
  if (name === `${STANDARD}home`)
    return { name, label: textsFor(visit.user.locale.language).home, path: '/lightning/page/home' };
  const tab = visit.sources.tabs.get(name);
  if (tab !== undefined && tab.shows.kind !== 'object')
    return { name, label: translate(visit, 'tabs', name, tab.label ?? name), path: `/lightning/n/${name}` };
  const object = name.replace(STANDARD, '');
  const { labelPlural } = await readObjectLabel(visit.org, visit.user.username, object);
  return { name: object, label: labelPlural, path: objectAddress(object) };
}
