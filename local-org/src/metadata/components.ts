// SPDX-License-Identifier: Apache-2.0
import type { Component, Components } from '../org.ts';
import type { Store } from '../records/store.ts';

export function createComponents(store: Store): Components {
  const kind = (type: string) => `component ${type}`;
  return {
    get: (type, fullName) => store.get<Component>(kind(type), fullName),
    list: (type) => store.list<Component>(kind(type)),
    put: (component) => store.put(kind(component.type), component.fullName, component),
  };
}
