// SPDX-License-Identifier: Apache-2.0
import { readObjectLabel } from '../org/objectLabels.ts';
import { readRecordObject } from '../org/recordObject.ts';
import { pageOf } from './pageLayout.ts';
import { showRecord } from './recordPage.ts';
import { showTab } from './tabPage.ts';
import { listTabs } from './tabs.ts';
import { textsFor } from './texts.ts';
import { objectIcon, type Answer, type Visit } from './visit.ts';

/** What an address below `/lightning/` shows; what is not part of the stand-in is refused by its name. */
export async function openPage(visit: Visit, pathname: string): Promise<Answer> {
  const [, , kind = '', ...rest] = pathname.split('/').map(decodeURIComponent);
  const [first = '', second = '', third = ''] = rest;
  switch (kind) {
    case 'r':
      if (second === 'view' && third === '') return findRecord(visit, first);
      return third === 'view' ? showRecord(visit, first, second) : refuse(visit, `${third || second} of a record`);
    case 'o':
      return second === 'list' || second === 'home'
        ? showObject(visit, first)
        : refuse(visit, `${second} of an object`);
    case 'n':
      return showTab(visit, first);
    case 'setup':
      return refuse(visit, 'Setup');
    case 'page':
    case '':
      return showHome(visit);
    default:
      return notFound(visit);
  }
}

/** `/lightning/r/:id/view`: the record's own address, which has its object in it. */
async function findRecord(visit: Visit, recordId: string): Promise<Answer> {
  const object = await readRecordObject(visit.org, visit.user.username, recordId);
  return object === undefined ? notFound(visit) : { kind: 'redirect', path: `/lightning/r/${object}/${recordId}/view` };
}

/** A list of the object's records, one page of them. */
async function showObject(visit: Visit, object: string): Promise<Answer> {
  const { labelPlural } = await readObjectLabel(visit.org, visit.user.username, object);
  const properties = { label: labelPlural, iconName: objectIcon(visit, object) };
  return {
    kind: 'page',
    title: labelPlural,
    layout: { ...pageOf('force/recordList', properties), objectApiName: object },
    needsHeading: false,
    tab: object,
  };
}

/** The app's first tab. */
async function showHome(visit: Visit): Promise<Answer> {
  const tab = (await listTabs(visit)).find(({ path }) => path !== '/lightning/page/home');
  return tab === undefined ? refuse(visit, 'Home') : { kind: 'redirect', path: tab.path };
}

const notFound = (visit: Visit): Answer => ({
  kind: 'refused',
  status: 404,
  message: textsFor(visit.user.locale.language).notFound,
});

function refuse(visit: Visit, what: string): Answer {
  visit.refuse({ what, detail: 'a page' });
  return { kind: 'refused', status: 501, message: `${what} is not part of this stand-in.` };
}
