// SPDX-License-Identifier: Apache-2.0
import { makeId } from '../records/ids.ts';
import type { Store } from '../records/store.ts';

export type FlowVersion = { readonly id: string; readonly number: number; readonly xml: string };

/** A Flow as the org keeps it: its latest version, and the active one where it has one. */
export type StoredFlow = {
  readonly id: string;
  /** Flows of the org are counted, so that ids can be made of it. */
  readonly flowNumber: number;
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

// ids of versions of two Flows must not meet
const MOST_VERSIONS = 100_000;

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
      const flowNumber = present === undefined ? store.list(KIND).length + 1 : present.flowNumber;
      const number = (present?.latest.number ?? 0) + 1;
      const latest = { id: makeId('301', flowNumber * MOST_VERSIONS + number), number, xml };
      const id = makeId('300', flowNumber);
      return put({ id, flowNumber, name, latest, active: isActive ? latest : present?.active });
    },
    activate: (name, isActive) => {
      const present = get(name);
      return present && put({ ...present, active: isActive ? present.latest : undefined });
    },
  };
}
