// SPDX-License-Identifier: Apache-2.0
import { readXml, textOf } from '../metadata/xml/element.ts';
import type { Actor, FieldValue, RecordValues } from '../records/records.ts';
import { findField } from '../schema/schema.ts';
import type { Compiled } from './compiled.ts';
import { FORMULA_TYPE, type FormulaType } from './formulaType.ts';
import type { FormulaWorld } from './recordSymbols.ts';

/** Whoever saves; `$User` and `$Permission` ask about them. */
export type GlobalScope = { readonly actor: Actor };

/** A global variable as `$User.Email`; undefined: there is none of that name. */
export function globalResource(path: string, world: FormulaWorld): Compiled<GlobalScope> | undefined {
  const [global = '', ...rest] = path.split('.');
  return GLOBALS[global.toLowerCase()]?.(rest, world);
}

type Global = (rest: readonly string[], world: FormulaWorld) => Compiled<GlobalScope> | undefined;

const GLOBALS: Readonly<Record<string, Global>> = {
  $user: (rest, world) => ofUser(world, 'User', rest, (userId) => world.records.read('User', userId)),
  $profile: (rest, world) => ofUser(world, 'Profile', rest, (userId) => parent(world, userId, 'ProfileId', 'Profile')),
  $userrole: (rest, world) =>
    ofUser(world, 'UserRole', rest, (userId) => parent(world, userId, 'UserRoleId', 'UserRole')),
  $organization: (rest, world) =>
    ofUser(world, 'Organization', rest, () => world.records.find('Organization', {}, 1)[0]),
  $permission: ([name], world) => customPermission(name, world),
  $label: ([name], world) => label(name, world),
  $custommetadata: (rest, world) => customMetadata(rest, world),
};

function ofUser(
  world: FormulaWorld,
  objectName: string,
  [name]: readonly string[],
  read: (userId: string) => RecordValues | undefined,
): Compiled<GlobalScope> | undefined {
  const object = world.schema.object(objectName);
  const field = object && findField(object, name ?? '');
  return field && { type: FORMULA_TYPE[field.type], evaluate: ({ actor }) => read(actor.userId)?.[field.name] ?? null };
}

function parent({ records }: FormulaWorld, userId: string, field: string, object: string): RecordValues | undefined {
  const id = records.read('User', userId)?.[field];
  return typeof id === 'string' ? records.read(object, id) : undefined;
}

function customPermission(
  name: string | undefined,
  { access, components }: FormulaWorld,
): Compiled<GlobalScope> | undefined {
  if (name === undefined || components.get('CustomPermission', name) === undefined) return undefined;
  return { type: 'boolean', evaluate: ({ actor }) => access.customPermission(actor.userId, name) };
}

function label(name: string | undefined, { components }: FormulaWorld): Compiled<GlobalScope> | undefined {
  const component = name === undefined ? undefined : components.get('CustomLabel', name);
  const text = component && textOf(readXml(component.xml), 'value');
  return text === undefined ? undefined : { type: 'text', evaluate: () => text };
}

/** `$CustomMetadata.Type__mdt.Record.Field__c`; read anew each time, because an administrator's change counts at once. */
function customMetadata(
  [type = '', record = '', fieldName = '']: readonly string[],
  { schema, records, components }: FormulaWorld,
): Compiled<GlobalScope> | undefined {
  const object = schema.object(type);
  const field = object?.kind === 'customMetadata' ? findField(object, fieldName) : undefined;
  if (
    object === undefined ||
    field === undefined ||
    components.get('CustomMetadata', `${object.name.replace(/__mdt$/, '')}.${record}`) === undefined
  )
    return undefined;
  const formulaType: FormulaType = FORMULA_TYPE[field.type];
  const read = (): FieldValue => records.find(object.name, { DeveloperName: record }, 1)[0]?.[field.name] ?? null;
  return {
    type: formulaType,
    evaluate: () => (field.type === 'percent' && read() !== null ? Number(read()) / 100 : read()),
  };
}
