// SPDX-License-Identifier: Apache-2.0
import { Stack } from 'aws-cdk-lib';
import { type IRole, PolicyStatement, type PolicyStatementProps } from 'aws-cdk-lib/aws-iam';
import { acknowledge } from './acknowledge.ts';

/** What a role may do, and why as much as that where a resource holds a `*`. */
export type Permission = Required<Pick<PolicyStatementProps, 'actions' | 'resources'>> &
  Pick<PolicyStatementProps, 'conditions'> & { readonly whyWildcard?: string };

/**
 * Adds the permission to the role. A wildcard is acknowledged for exactly these resources, so that another one that
 * comes later is found by cdk-nag.
 */
export function allow(role: IRole, { whyWildcard, ...statement }: Permission): void {
  role.addToPrincipalPolicy(new PolicyStatement(statement));
  if (whyWildcard === undefined) return;
  for (const resource of statement.resources) {
    acknowledge(role, `AwsSolutions-IAM5[Resource::${nagText(Stack.of(role).resolve(resource))}]`, whyWildcard);
  }
}

/** A resource as cdk-nag spells it: `<Data.Arn>/runs/*`. */
function nagText(resource: unknown): string {
  if (typeof resource === 'string') return resource;
  const { Ref, 'Fn::GetAtt': attribute, 'Fn::Join': join } = resource as Intrinsic;
  if (Ref !== undefined) return `<${Ref}>`;
  if (attribute !== undefined) return `<${attribute.join('.')}>`;
  return join === undefined ? JSON.stringify(resource) : join[1].map(nagText).join(join[0]);
}

/** What CloudFormation puts in the place of a value that is known only when it deploys. */
type Intrinsic = {
  readonly Ref?: string;
  readonly 'Fn::GetAtt'?: readonly string[];
  readonly 'Fn::Join'?: readonly [string, readonly unknown[]];
};
