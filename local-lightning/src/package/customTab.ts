// SPDX-License-Identifier: Apache-2.0
import { textOf, type Element } from './xml.ts';

/** A tab and what it shows. */
export type CustomTab = {
  readonly name: string;
  /** Absent for an object's tab, which is labelled like the object. */
  readonly label?: string;
  /** `custom:custom53` */
  readonly icon: string;
  readonly shows:
    | { readonly kind: 'object' }
    | { readonly kind: 'lwc'; readonly component: string }
    | { readonly kind: 'flexiPage'; readonly page: string }
    | { readonly kind: 'other' };
};

/** From `tabs/<name>.tab-meta.xml`. */
export function readCustomTab(name: string, file: Element): CustomTab {
  const label = textOf(file, 'label');
  const motif = /^Custom(\d+):/.exec(textOf(file, 'motif') ?? '')?.[1];
  return {
    name,
    ...(label === undefined ? {} : { label }),
    icon: motif === undefined ? 'standard:default' : `custom:custom${motif}`,
    shows: readShown(file),
  };
}

function readShown(file: Element): CustomTab['shows'] {
  const component = textOf(file, 'lwcComponent');
  const page = textOf(file, 'flexiPage');
  if (component !== undefined) return { kind: 'lwc', component };
  if (page !== undefined) return { kind: 'flexiPage', page };
  return textOf(file, 'customObject') === 'true' ? { kind: 'object' } : { kind: 'other' };
}
