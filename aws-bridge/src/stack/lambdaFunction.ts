// SPDX-License-Identifier: Apache-2.0
import { Duration, RemovalPolicy, type Size } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { SqsDestination } from 'aws-cdk-lib/aws-lambda-destinations';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import type { StackGround } from './stackGround.ts';

export type LambdaWishes = {
  /** Such as `run-model`: its bundle is the folder of this name. */
  readonly name: string;
  readonly description: string;
  readonly memory: Size;
  /** Default: Lambda's 512 MB. */
  readonly disk?: Size;
  readonly timeout: Duration;
  readonly environment: Readonly<Record<string, string>>;
};

export type Lambda = {
  readonly function: LambdaFunction;
  /** May write the function's log and nothing else: what the function needs is allowed where it is needed. */
  readonly role: Role;
};

/** A function with a role and a log of its own. What fails in all three tries goes to `undelivered`, with its error. */
export function addLambda(scope: Construct, id: string, ground: StackGround, wishes: LambdaWishes): Lambda {
  const { name, description, memory, disk, timeout, environment } = wishes;
  const role = new Role(scope, `${id}Role`, { assumedBy: new ServicePrincipal('lambda.amazonaws.com'), description });
  const logGroup = new LogGroup(scope, `${id}Log`, {
    retention: ground.settings.logDays,
    removalPolicy: RemovalPolicy.DESTROY,
  });
  logGroup.grantWrite(role);
  const lambda = new LambdaFunction(scope, id, {
    functionName: `${ground.settings.stackName}-${name}`,
    description,
    role,
    logGroup,
    runtime: Runtime.NODEJS_24_X,
    architecture: Architecture.ARM_64,
    code: Code.fromAsset(`${ground.bundles}/${name}`),
    handler: 'index.handler',
    memorySize: memory.toMebibytes(),
    ...(disk === undefined ? {} : { ephemeralStorageSize: disk }),
    timeout,
    environment: { ...environment },
    retryAttempts: 2,
    maxEventAge: Duration.hours(6),
    onFailure: new SqsDestination(ground.undelivered),
  });
  return { function: lambda, role };
}
