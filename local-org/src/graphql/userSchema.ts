// SPDX-License-Identifier: Apache-2.0
import type { GraphQLSchema } from 'graphql';
import type { Org } from '../org.ts';
import type { ValidRequest } from './request/validateRequest.ts';
import { createUserSchema } from './schema/createUserSchema.ts';
import { findVisibleObjects } from './visibleObjects.ts';

export type UserSchema = {
  readonly schema: GraphQLSchema;
  /** Queries that were checked against the schema, by their text. */
  readonly requests: Map<string, ValidRequest>;
};

type Kept = UserSchema & { readonly revision: string };

const kept = new WeakMap<Org, Map<string, Kept>>();

/** The user's schema, made anew when objects or access have changed. */
export function userSchema(org: Org, userId: string): UserSchema {
  const users = kept.get(org) ?? new Map<string, Kept>();
  kept.set(org, users);
  const revision = `${org.schema.revision()} ${org.access.revision()}`;
  const known = users.get(userId);
  if (known?.revision === revision) return known;
  const made = { schema: createUserSchema(findVisibleObjects(org, userId)), requests: new Map(), revision };
  users.set(userId, made);
  return made;
}
