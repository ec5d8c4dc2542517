// SPDX-License-Identifier: Apache-2.0
// https://developer.salesforce.com/docs/atlas.en-us.uiapi.meta/uiapi/ui_api_responses_picklist_values.htm
import type { Session } from '../../oauth/sessions.ts';
import type { Org } from '../../org.ts';
import { notFound } from '../../rest/requireObject.ts';
import type { FieldDef, ObjectDef, PicklistValue } from '../../schema/definitions.ts';
import { findField } from '../../schema/schema.ts';
import type { WireRequest } from '../../wire/route.ts';
import { MASTER_RECORD_TYPE, readUiRequest, requireUiObject, tagOf, type UiRequest } from '../uiRequest.ts';

/** The values of all picklists of an object, by field. */
export function getAllPicklistValues({ params, url }: WireRequest, org: Org, session: Session): Response {
  const { object, request } = readObject(params, org, session);
  const described = [...object.fields.values()]
    .filter((field) => isReadablePicklist(request, object, field))
    .map((field) => [field.name, describeValues(field, `${url.pathname}/${field.name}`)]);
  return Response.json({ eTag: tagOf(described), picklistFieldValues: Object.fromEntries(described) });
}

/** The values of one picklist. */
export function getPicklistValues({ params, url }: WireRequest, org: Org, session: Session): Response {
  const { object, request } = readObject(params, org, session);
  const field = findField(object, params['field'] ?? '');
  if (field === undefined || !isReadablePicklist(request, object, field)) throw notFound();
  return Response.json(describeValues(field, url.pathname));
}

function readObject(
  { object: name, recordTypeId }: WireRequest['params'],
  org: Org,
  session: Session,
): { readonly object: ObjectDef; readonly request: UiRequest } {
  const request = readUiRequest(org, session);
  const object = requireUiObject(request, name);
  if (recordTypeId !== MASTER_RECORD_TYPE && recordTypeId !== MASTER_RECORD_TYPE.slice(0, 15)) throw notFound();
  return { object, request };
}

const isReadablePicklist = ({ org, userId }: UiRequest, object: ObjectDef, { name, picklist }: FieldDef): boolean =>
  picklist !== undefined && org.access.field(userId, object.name, name).readable;

function describeValues({ picklist }: FieldDef, url: string): Readonly<Record<string, unknown>> {
  const values = (picklist?.values ?? []).filter(({ active }) => active);
  const preset = values.find(({ isDefault }) => isDefault);
  const described = values.map(describeValue);
  return {
    controllerValues: {},
    defaultValue: preset === undefined ? null : describeValue(preset),
    eTag: tagOf(described),
    url,
    values: described,
  };
}

const describeValue = ({ value, label }: PicklistValue) => ({ attributes: null, label, validFor: [], value });
