// SPDX-License-Identifier: Apache-2.0
import type { FormulaWorld } from '../../formula/recordSymbols.ts';
import type { Org } from '../../org.ts';
import type { Actor } from '../../records/records.ts';
import type { Problem } from '../problem.ts';
import type { Element } from '../xml/element.ts';

/** One component of a deployment, read but not yet judged. */
export type Draft = {
  readonly type: string;
  readonly fullName: string;
  /** Its file in the package; parts of an object share the object's. */
  readonly fileName: string;
  readonly element: Element;
  /** What is kept of it. */
  readonly xml: string;
  /** Files of a bundle by their path in it, without the one that `element` was read from. */
  readonly files?: Readonly<Record<string, string>>;
};

/**
 * How files of a type lie in its directory: one by one; beside a text (`X.cls`, `X.cls-meta.xml`); in a folder for each
 * (`x/x.js-meta.xml`); in folders that are components too (`Folder/X.report`); or as such a folder (`Folder-meta.xml`).
 */
export type Arrangement = 'file' | 'withMeta' | 'bundle' | 'inFolders' | 'folder';

/** The org as the deployment would make it. `schema.put` and `components.put` change only this picture. */
export type PlannedOrg = FormulaWorld;

/** How a metadata type is deployed. Steps run over all components, type by type, before the next step begins. */
export type MetadataType = {
  readonly name: string;
  /** Folder in the package and ending of its files; parts of other types have none. */
  readonly directory?: string;
  readonly suffix?: string;
  /** `file` where nothing is said. */
  readonly arrangement?: Arrangement;
  /** The type under which package.xml lists it, where that is another: folders are listed with what they hold. */
  readonly listedAs?: string;
  /** Elements that this org takes, those without effect here included; the others are refused by name. */
  readonly supported: readonly string[];
  /** Adds what the component defines to the planned org. */
  readonly define?: (draft: Draft, planned: PlannedOrg) => readonly Problem[];
  /** Judges what the component says and refers to. */
  readonly check?: (draft: Draft, planned: PlannedOrg) => readonly Problem[];
  /** Makes what goes beyond the schema: rows, grants. Runs only when no component of the deployment has a problem. */
  readonly apply?: (draft: Draft, org: Org, actor: Actor, options: ApplyOptions) => void;
};

export type ApplyOptions = {
  /** Flows arrive inactive whatever they say, as in production by default. */
  readonly flowsInactive: boolean;
};
