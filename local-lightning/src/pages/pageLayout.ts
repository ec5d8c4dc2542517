// SPDX-License-Identifier: Apache-2.0

/** What a page shows, as the browser builds it. */
export type PageLayout = {
  readonly regions: readonly LaidOutRegion[];
  readonly recordId?: string;
  readonly objectApiName?: string;
};

export type LaidOutRegion = {
  readonly name: string;
  /** Of 12 columns, where the window is wide enough. */
  readonly share: number;
  readonly instances: readonly Instance[];
};

/** One component with the properties that the page sets. */
export type Instance = {
  readonly key: string;
  /** `c/panel`, as it is imported. */
  readonly component: string;
  readonly properties: Readonly<Record<string, unknown>>;
};

/** A page with a single component. */
export const pageOf = (component: string, properties: Readonly<Record<string, unknown>> = {}): PageLayout => ({
  regions: [{ name: 'main', share: 12, instances: [{ key: component, component, properties }] }],
});
