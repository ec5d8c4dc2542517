// SPDX-License-Identifier: Apache-2.0
import type { Org } from '../../org.ts';
import type { Actor } from '../../records/records.ts';
import { problem, type Problem } from '../problem.ts';
import { child, children, isTrue, textOf, textsOf, type Element } from '../xml/element.ts';
import { saveRow } from './saveRow.ts';
import type { Draft, MetadataType, PlannedOrg } from './metadataType.ts';

/** Queues: a Group of type Queue, a QueueSobject for each object that it may own, its users as members. */
export const queue: MetadataType = {
  name: 'Queue',
  directory: 'queues',
  suffix: 'queue',
  supported: [
    'description',
    'doesIncludeBosses',
    'doesSendEmailToMembers',
    'email',
    'fullName',
    'name',
    'queueMembers',
    'queueSobject',
  ],
  check: checkQueue,
  apply: applyQueue,
};

const objectsOf = (element: Element): readonly string[] =>
  children(element, 'queueSobject').map((one) => textOf(one, 'sobjectType') ?? '');

function membersOf(element: Element): readonly string[] {
  const members = child(element, 'queueMembers');
  const users = members && child(members, 'users');
  return users === undefined ? [] : textsOf(users, 'user');
}

function checkQueue({ element }: Draft, { schema, records }: PlannedOrg): readonly Problem[] {
  const others = (child(element, 'queueMembers')?.children ?? []).filter(({ name }) => name !== 'users');
  return [
    ...objectsOf(element)
      .filter((name) => schema.object(name) === undefined)
      .map((name) => problem(`queueSobject: the object '${name}' does not exist`, element.line)),
    ...membersOf(element)
      .filter((username) => records.find('User', { Username: username }, 1).length === 0)
      .map((username) => problem(`In field: user - no User named ${username} found`, element.line)),
    ...others.map(({ name, line }) =>
      problem(`The element '${name}' of QueueMembers is not supported by this org`, line),
    ),
  ];
}

function applyQueue({ fullName, element }: Draft, org: Org, actor: Actor): void {
  const id = saveRow(
    org,
    actor,
    'Group',
    { DeveloperName: fullName, Type: 'Queue' },
    {
      Name: textOf(element, 'name') ?? fullName,
      DoesSendEmailToMembers: isTrue(element, 'doesSendEmailToMembers'),
      DoesIncludeBosses: isTrue(element, 'doesIncludeBosses'),
      Email: textOf(element, 'email') ?? null,
    },
  );
  for (const object of objectsOf(element))
    saveRow(org, actor, 'QueueSobject', { QueueId: id, SobjectType: org.schema.object(object)?.name ?? object });
  for (const username of membersOf(element)) {
    const [user] = org.records.find('User', { Username: username }, 1);
    if (user !== undefined) saveRow(org, actor, 'GroupMember', { GroupId: id, UserOrGroupId: user['Id'] ?? null });
  }
}
