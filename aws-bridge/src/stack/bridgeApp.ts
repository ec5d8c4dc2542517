// SPDX-License-Identifier: Apache-2.0
import { App, type AppProps, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { BridgeStack } from './bridgeStack.ts';
import { readStackSettings } from './stackSettings.ts';

export type BridgeApp = { readonly app: App; readonly stack: BridgeStack };

/**
 * The stack as the context wants it, and cdk-nag to check it: `app.synth()` throws where a rule is broken.
 * `bundles` holds `<function>/index.mjs`. Throws ChurnError `usage` for a wrong context.
 */
export function createBridgeApp(bundles: string, props: Pick<AppProps, 'context' | 'outdir'> = {}): BridgeApp {
  const app = new App({ ...props, context: { ...FEATURE_FLAGS, ...props.context } });
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  const settings = readStackSettings((key) => app.node.tryGetContext(key));
  return { app, stack: new BridgeStack(app, settings, bundles) };
}

/** Behaviour of CDK that is not its default for the sake of old stacks. */
const FEATURE_FLAGS = {
  // access logs are let in by a bucket policy, not by an ACL
  '@aws-cdk/aws-s3:serverAccessLogsUseBucketPolicy': true,
  '@aws-cdk/aws-iam:minimizePolicies': true,
};
