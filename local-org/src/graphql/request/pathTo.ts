// SPDX-License-Identifier: Apache-2.0
import { BREAK, Kind, visit, type ASTNode, type DocumentNode } from 'graphql';

/** Names of the fields that lead to a node of the document, its own included: `uiapi`, `query`, `Account`. */
export function pathTo(document: DocumentNode, wanted: ASTNode | undefined): readonly string[] {
  const path: string[] = [];
  if (wanted === undefined) return path;
  visit(document, {
    enter(node) {
      if (node.kind === Kind.FIELD) path.push(node.name.value);
      return node === wanted ? BREAK : undefined;
    },
    leave(node) {
      if (node.kind === Kind.FIELD) path.pop();
    },
  });
  return path;
}
