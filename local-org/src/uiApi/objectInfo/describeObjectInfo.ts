// SPDX-License-Identifier: Apache-2.0
// https://developer.salesforce.com/docs/atlas.en-us.uiapi.meta/uiapi/ui_api_responses_object_info.htm
import type { ObjectDef } from '../../schema/definitions.ts';
import { MASTER_RECORD_TYPE, tagOf, type UiRequest } from '../uiRequest.ts';
import { describeFieldInfo } from './describeFieldInfo.ts';
import { nameFieldsOf } from './nameFields.ts';
import { describeTheme } from './themeInfo.ts';

type Described = Readonly<Record<string, unknown>>;

/** What the user may know of an object; `url` is the request's, for the address of the icon. */
export function describeObjectInfo(request: UiRequest, object: ObjectDef, url: URL): Described {
  const may = request.org.access.object(request.userId, object.name);
  const described = {
    apiName: object.name,
    associateEntityType: null,
    associateParentEntity: null,
    childRelationships: describeChildren(request, object),
    compactLayoutable: true,
    createable: may.create,
    custom: object.kind === 'custom',
    defaultRecordTypeId: MASTER_RECORD_TYPE,
    deletable: may.delete,
    dependentFields: {},
    feedEnabled: false,
    fields: describeFields(request, object),
    keyPrefix: object.keyPrefix,
    label: object.label,
    labelPlural: object.pluralLabel,
    layoutable: true,
    mruEnabled: false,
    nameFields: nameFieldsOf(object),
    queryable: may.read,
    recordTypeInfos: {
      [MASTER_RECORD_TYPE]: {
        available: true,
        defaultRecordTypeMapping: true,
        master: true,
        name: 'Master',
        recordTypeId: MASTER_RECORD_TYPE,
      },
    },
    searchLayoutable: false,
    searchable: false,
    themeInfo: describeTheme(request, object, url),
    updateable: may.edit,
  };
  return { ...described, eTag: tagOf(described) };
}

const describeFields = (request: UiRequest, object: ObjectDef): Described =>
  Object.fromEntries(
    [...object.fields.values()]
      .filter(({ name }) => request.org.access.field(request.userId, object.name, name).readable)
      .map((field) => [field.name, describeFieldInfo(request, object, field)]),
  );

/** Lookups of other objects that the user sees. */
const describeChildren = ({ org, userId }: UiRequest, object: ObjectDef): readonly Described[] =>
  org.schema.objects().flatMap((child) =>
    [...child.fields.values()].flatMap(({ name, reference }) =>
      reference?.to.includes(object.name) === true &&
      reference.childRelationshipName !== null &&
      org.access.field(userId, child.name, name).readable
        ? [
            {
              childObjectApiName: child.name,
              fieldName: name,
              junctionIdListNames: [],
              junctionReferenceTo: [],
              relationshipName: reference.childRelationshipName,
            },
          ]
        : [],
    ),
  );
