// SPDX-License-Identifier: Apache-2.0
import type { Application, FormFactor } from '../package/application.ts';
import type { PropertyTypes } from '../package/propertyTypes.ts';
import { translationFor, type SfdxPackage } from '../package/sfdxPackage.ts';
import type { Org } from '../org/org.ts';
import type { UserProfile } from '../org/userProfile.ts';
import type { Unsupported } from '../unsupported.ts';
import type { Palette } from './layOutFlexiPage.ts';
import type { PageLayout } from './pageLayout.ts';
import { textsFor } from './texts.ts';

/** Who opens a page, and where. */
export type Visit = {
  readonly sources: SfdxPackage;
  readonly org: Org;
  readonly user: UserProfile;
  readonly app: Application;
  readonly formFactor: FormFactor;
  readonly own: ReadonlyMap<string, PropertyTypes>;
  readonly standard: ReadonlySet<string>;
  readonly refuse: (unsupported: Unsupported) => void;
};

/** What an address answers with. */
export type Answer =
  | {
      readonly kind: 'page';
      readonly title: string;
      readonly layout: PageLayout;
      /** Whether the page has no heading of its own. */
      readonly needsHeading: boolean;
      /** The tab of the app that the page belongs to. */
      readonly tab?: string;
    }
  | { readonly kind: 'redirect'; readonly path: string }
  | { readonly kind: 'refused'; readonly status: 404 | 501; readonly message: string };

/** What pages of the visit are built from; `icon` is the one of their object. */
export const paletteOf = ({ own, standard, user, refuse }: Visit, icon: string): Palette => ({
  own,
  standard,
  texts: textsFor(user.locale.language),
  icon,
  refuse,
});

/** `custom:custom53` of the object's tab, else the icon of a standard object. */
export const objectIcon = ({ sources }: Visit, object: string): string =>
  sources.tabs.get(object)?.icon ?? (object.includes('__') ? 'standard:default' : `standard:${object.toLowerCase()}`);

/** An app's or a tab's label in the user's language. */
export function translate(visit: Visit, kind: 'apps' | 'tabs', name: string, label: string): string {
  return translationFor(visit.sources, visit.user.locale.language)[kind].get(name) ?? label;
}
