// SPDX-License-Identifier: Apache-2.0
import type { FormulaWorld } from '../formula/recordSymbols.ts';
import { readXml } from '../metadata/xml/element.ts';
import { compileFlow, type Flow } from './compileFlow.ts';
import type { FlowVersions } from './flowVersions.ts';

/** The active Flows of the org by object, compiled when they are first needed. */
export interface ActiveFlows {
  of(objectName: string): readonly Flow[];
  /** To be called when metadata was deployed or a Flow was activated. */
  refresh(): void;
}

export function createActiveFlows(versions: FlowVersions, world: FormulaWorld): ActiveFlows {
  let byObject: ReadonlyMap<string, readonly Flow[]> | undefined;

  function compileAll(): ReadonlyMap<string, readonly Flow[]> {
    const flows = versions.active().flatMap(({ name, xml }) => compileFlow(name, readXml(xml), world).flow ?? []);
    flows.sort((a, b) => a.order - b.order || (a.name < b.name ? -1 : 1));
    const groups = new Map<string, readonly Flow[]>();
    for (const flow of flows) groups.set(flow.object.name, [...(groups.get(flow.object.name) ?? []), flow]);
    return groups;
  }

  return {
    of: (objectName) => (byObject ??= compileAll()).get(objectName) ?? [],
    refresh: () => void (byObject = undefined),
  };
}
