// SPDX-License-Identifier: Apache-2.0
import type { Store } from '../records/store.ts';

/** A Flow as the org keeps it: its latest version, and the active one where it has one. */
export type FlowVersion = { readonly number: number; readonly xml: string };
export type StoredFlow = {
  readonly name: string;
  readonly latest: FlowVersion;
  readonly active: FlowVersion | undefined;
};

/** Versions of Flows. Of the older ones only the active version is kept. */
export interface FlowVersions {
  get(name: string): StoredFlow | undefined;
  active(): readonly { readonly name: string; readonly xml: string }[];
  /** Stores a new version; the active one stays active where the new one is not. */
  deploy(name: string, xml: string, isActive: boolean): StoredFlow;
  /** Makes the latest version the active one, or none. */
  activate(name: string, isActive: boolean): StoredFlow | undefined;
}

const KIND = 'flow';

export function createFlowVersions(store: Store): FlowVersions {
  const put = (flow: StoredFlow): StoredFlow => {
    store.put(KIND, flow.name, flow);
    return flow;
  };
  const get = (name: string): StoredFlow | undefined => store.get<StoredFlow>(KIND, name);
  return {
    get,
    active: () =>
      store
        .list<StoredFlow>(KIND)
        .flatMap(({ name, active }) => (active === undefined ? [] : [{ name, xml: active.xml }])),
    deploy: (name, xml, isActive) => {
      const present = get(name);
      const latest = { number: (present?.latest.number ?? 0) + 1, xml };
      return put({ name, latest, active: isActive ? latest : present?.active });
    },
    activate: (name, isActive) => {
      const present = get(name);
      return present && put({ ...present, active: isActive ? present.latest : undefined });
    },
  };
}
