// SPDX-License-Identifier: Apache-2.0
import { Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/** Says why a cdk-nag rule does not apply to a construct and what it made. Every exception of the stack passes here. */
export function acknowledge(construct: IConstruct, rule: string, reason: string): void {
  Validations.of(construct).acknowledge({ id: rule, reason });
}
