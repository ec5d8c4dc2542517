// SPDX-License-Identifier: Apache-2.0
import type { Session } from '../../oauth/sessions.ts';
import type { Org } from '../../org.ts';
import type { ObjectDef } from '../../schema/definitions.ts';
import { readUserFormat } from '../../uiApi/userFormat.ts';
import type { WireRequest } from '../../wire/route.ts';
import { notFound, requireObject } from '../requireObject.ts';
import { describeField } from './describeField.ts';

/** GET sobjects: the objects that the user sees. */
export function listObjects({ params }: WireRequest, org: Org, session: Session): Response {
  const { language } = readUserFormat(org, session.userId);
  const seen = org.schema
    .objects()
    .filter((object) => org.access.object(session.userId, object.name).read)
    .map((object) => org.translations.object(object, language));
  const sobjects = seen.map((object) => summarize(org, session, object, params['version'] ?? ''));
  return Response.json({ encoding: 'UTF-8', maxBatchSize: 200, sobjects });
}

/** GET sobjects/{object} */
export function getObject({ params }: WireRequest, org: Org, session: Session): Response {
  const object = readableObject(org, session, params['object']);
  return Response.json({ objectDescribe: summarize(org, session, object, params['version'] ?? ''), recentItems: [] });
}

/** GET sobjects/{object}/describe: with the fields that the user may read. */
export function describeObject({ params }: WireRequest, org: Org, session: Session): Response {
  const object = readableObject(org, session, params['object']);
  if (!org.access.object(session.userId, object.name).read) throw notFound();
  const fields = [...object.fields.values()].flatMap((field) => {
    const rights = org.access.field(session.userId, object.name, field.name);
    return rights.readable ? [describeField(object, field, rights)] : [];
  });
  return Response.json({
    ...summarize(org, session, object, params['version'] ?? ''),
    childRelationships: listChildren(org, object),
    fields,
    recordTypeInfos: [],
  });
}

/** The object with the labels of the user's language. */
const readableObject = (org: Org, session: Session, name: string | undefined): ObjectDef =>
  org.translations.object(requireObject(org, session, name), readUserFormat(org, session.userId).language);

function summarize(org: Org, session: Session, object: ObjectDef, version: string): Record<string, unknown> {
  const may = org.access.object(session.userId, object.name);
  const base = `/services/data/v${version}/sobjects/${object.name}`;
  return {
    name: object.name,
    label: object.label,
    labelPlural: object.pluralLabel,
    keyPrefix: object.keyPrefix,
    custom: object.kind !== 'standard',
    customSetting: false,
    createable: may.create,
    updateable: may.edit,
    deletable: may.delete,
    undeletable: false,
    mergeable: false,
    queryable: may.read,
    retrieveable: may.read,
    searchable: false,
    layoutable: object.kind !== 'customMetadata',
    triggerable: object.kind !== 'customMetadata',
    feedEnabled: false,
    hasSubtypes: false,
    activateable: false,
    deprecatedAndHidden: false,
    urls: { sobject: base, describe: `${base}/describe`, rowTemplate: `${base}/{ID}` },
  };
}

function listChildren(org: Org, object: ObjectDef): readonly Record<string, unknown>[] {
  return org.schema.objects().flatMap((child) =>
    [...child.fields.values()].flatMap(({ name, reference }) =>
      reference?.to.includes(object.name) === true
        ? [
            {
              childSObject: child.name,
              field: name,
              relationshipName: reference.childRelationshipName,
              cascadeDelete: reference.kind === 'masterDetail',
              restrictedDelete: reference.deleteConstraint === 'Restrict',
              deprecatedAndHidden: false,
            },
          ]
        : [],
    ),
  );
}
