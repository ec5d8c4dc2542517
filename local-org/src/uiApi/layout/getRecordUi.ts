// SPDX-License-Identifier: Apache-2.0
// https://developer.salesforce.com/docs/atlas.en-us.uiapi.meta/uiapi/ui_api_responses_record_ui.htm
import type { Session } from '../../oauth/sessions.ts';
import type { Org } from '../../org.ts';
import type { ObjectDef } from '../../schema/definitions.ts';
import type { WireRequest } from '../../wire/route.ts';
import { describeObjectInfo } from '../objectInfo/describeObjectInfo.ts';
import { readFieldTree } from '../records/fieldTree.ts';
import { listOf, requireRecord } from '../records/recordRequest.ts';
import { renderRecord } from '../records/renderRecord.ts';
import { MASTER_RECORD_TYPE, readUiRequest, type UiRequest } from '../uiRequest.ts';
import { describeLayout } from './describeLayout.ts';
import { readLayoutTypes, readModes } from './getLayout.ts';
import { fieldsOfLayout } from './layoutFields.ts';

/** Everything that a page of records needs: the records, their layouts, and what is known of their objects. */
export function getRecordUi({ params, url }: WireRequest, org: Org, session: Session): Response {
  const request = readUiRequest(org, session);
  const types = orDefault(readLayoutTypes(url, 'layoutTypes'), 'Full');
  const modes = orDefault(readModes(url, 'modes'), 'View');
  const found = (params['ids'] ?? '').split(',').map((id) => requireRecord(request, id));
  const objects = [...new Map(found.map(({ object }) => [object.name, object])).values()];
  const optional = listOf(url.searchParams, 'optionalFields');
  const records = found.map(({ object, record }) => {
    const shown = types.flatMap((type) => fieldsOfLayout(request, object, type));
    const own = optional.filter((name) => name.startsWith(`${object.name}.`));
    const tree = readFieldTree(request, object, [], [...shown, ...own]);
    return [String(record['Id']), renderRecord(request, object, record, tree)];
  });
  return Response.json({
    layouts: Object.fromEntries(objects.map((object) => [object.name, layoutsOf(request, object, types, modes)])),
    layoutUserStates: {},
    objectInfos: Object.fromEntries(objects.map((object) => [object.name, describeObjectInfo(request, object, url)])),
    records: Object.fromEntries(records),
  });
}

const orDefault = (values: readonly string[], value: string): readonly string[] =>
  values.length === 0 ? [value] : values;

/** By record type, layout type and mode. */
const layoutsOf = (
  request: UiRequest,
  object: ObjectDef,
  types: readonly string[],
  modes: readonly string[],
): Readonly<Record<string, unknown>> => ({
  [MASTER_RECORD_TYPE]: Object.fromEntries(
    types.map((type) => [
      type,
      Object.fromEntries(modes.map((mode) => [mode, describeLayout(request, object, type, mode)])),
    ]),
  ),
});
