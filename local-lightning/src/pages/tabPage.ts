// SPDX-License-Identifier: Apache-2.0
import type { CustomTab } from '../package/customTab.ts';
import { layOutFlexiPage } from './layOutFlexiPage.ts';
import { pageOf } from './pageLayout.ts';
import { isVisible, objectAddress } from './tabs.ts';
import { textsFor } from './texts.ts';
import { paletteOf, translate, type Answer, type Visit } from './visit.ts';

/** `/lightning/n/:tab`: what a tab of the package shows. A tab that the user does not see does not exist. */
export function showTab(visit: Visit, name: string): Answer {
  const tab = visit.sources.tabs.get(name);
  if (tab === undefined || !isVisible(visit, name))
    return { kind: 'refused', status: 404, message: textsFor(visit.user.locale.language).notFound };
  return showKnownTab(visit, tab);
}

function showKnownTab(visit: Visit, { name, label, shows, icon }: CustomTab): Answer {
  const page = {
    kind: 'page',
    title: translate(visit, 'tabs', name, label ?? name),
    needsHeading: true,
    tab: name,
  } as const;
  switch (shows.kind) {
    case 'object':
      return { kind: 'redirect', path: objectAddress(name) };
    case 'lwc':
      return { ...page, layout: pageOf(`c/${shows.component}`) };
    case 'flexiPage': {
      const flexiPage = visit.sources.pages.get(shows.page);
      if (flexiPage !== undefined)
        return { ...page, layout: { regions: layOutFlexiPage(flexiPage, paletteOf(visit, icon)) } };
      return { kind: 'refused', status: 404, message: `The package has no FlexiPage ${shows.page}.` };
    }
    case 'other':
      return {
        kind: 'refused',
        status: 501,
        message: `The tab ${name} is of a kind that is not part of this stand-in.`,
      };
  }
}
