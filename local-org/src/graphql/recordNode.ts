// SPDX-License-Identifier: Apache-2.0
import type { FieldValue } from '../records/records.ts';
import type { ObjectDef } from '../schema/definitions.ts';

/** A record on its way into the answer, with what was asked of it. */
export type RecordNode = {
  readonly object: ObjectDef;
  readonly id: string;
  /** By field name. */
  readonly values: Record<string, FieldValue>;
  /** By relationship name; null where the lookup is empty. */
  readonly parents: Record<string, RecordNode | null>;
  /** By their name in the answer. */
  readonly children: Record<string, Connection<RecordNode>>;
};

export type Connection<Node> = {
  readonly edges: readonly { readonly node: Node; readonly cursor: string }[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
  readonly totalCount: number;
};
