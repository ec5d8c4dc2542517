// SPDX-License-Identifier: Apache-2.0
import type { FieldDef } from '../../schema/definitions.ts';
import type { PlannedOrg } from '../types/metadataType.ts';
import { children, textOf } from '../xml/element.ts';
import { readKeptXml } from '../xml/keptXml.ts';
import { findColumn, readTables } from './reportTables.ts';

/** The columns that a report type offers, by their name in reports: `Account.Contacts$Email`. */
export type ReportColumns = ReadonlyMap<string, FieldDef>;

/** Reads a custom report type by its name in reports (`X__c`); undefined: there is none. */
export function readColumns(name: string, { components, schema }: PlannedOrg): ReportColumns | undefined {
  const component = components.get('ReportType', name.replace(/__c$/, ''));
  if (component === undefined || !name.endsWith('__c')) return undefined;
  const element = readKeptXml(component.xml);
  const { tables } = readTables(element, schema);
  const columns = children(element, 'sections').flatMap((section) => children(section, 'columns'));
  return new Map(
    columns.flatMap((column): [string, FieldDef][] => {
      const [table = '', field = ''] = [textOf(column, 'table'), textOf(column, 'field')];
      const object = tables.get(table);
      const found = object && findColumn(field, object, schema);
      return found === undefined ? [] : [[`${table}$${field}`, found]];
    }),
  );
}
