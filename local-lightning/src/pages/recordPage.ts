// SPDX-License-Identifier: Apache-2.0
import type { FlexiPage } from '../package/flexiPage.ts';
import { readObjectLabel } from '../org/objectLabels.ts';
import { layOutFlexiPage } from './layOutFlexiPage.ts';
import { objectIcon, paletteOf, type Answer, type Visit } from './visit.ts';

/** `/lightning/r/:object/:id/view`: the page that the app assigns to the object's records. */
export async function showRecord(visit: Visit, object: string, recordId: string): Promise<Answer> {
  const { label } = await readObjectLabel(visit.org, visit.user.username, object);
  const regions = layOutFlexiPage(assignedPage(visit, object), paletteOf(visit, objectIcon(visit, object)));
  return {
    kind: 'page',
    title: label,
    layout: { regions, recordId, objectApiName: object },
    needsHeading: false,
    tab: object,
  };
}

function assignedPage({ sources, app, formFactor }: Visit, object: string): FlexiPage {
  const fitting = app.recordPages.filter((assignment) => assignment.object === object);
  const assigned = fitting.find((assignment) => assignment.formFactor === formFactor);
  return sources.pages.get(assigned?.page ?? '') ?? defaultPage(object);
}

/** Without an assignment the platform takes a page of its own; this one stands for it. */
const defaultPage = (object: string): FlexiPage => ({
  name: 'default',
  label: object,
  object,
  template: 'flexipage:recordHomeTemplateDesktop',
  regions: [region('header', 'force:highlightsPanel'), region('main', 'force:detailPanel')],
});

const region = (name: string, component: string): FlexiPage['regions'][number] => ({
  name,
  isFacet: false,
  components: [{ name: component, identifier: component, properties: {}, hasVisibilityRule: false }],
});
