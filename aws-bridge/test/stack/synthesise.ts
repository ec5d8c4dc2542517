// SPDX-License-Identifier: Apache-2.0
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Template } from 'aws-cdk-lib/assertions';
import { createBridgeApp, type BridgeApp } from '../../src/stack/bridgeApp.ts';

const folders: string[] = [];

afterAll(() => folders.splice(0).forEach((folder) => rmSync(folder, { recursive: true, force: true })));

/** The app with functions that do nothing; it writes below the temporary folder. */
export function createApp(context: Readonly<Record<string, string>> = {}): BridgeApp {
  const folder = mkdtempSync(join(tmpdir(), 'stack-'));
  folders.push(folder);
  for (const name of ['run-model', 'load-risks', 'watchdog']) {
    mkdirSync(join(folder, 'bundles', name), { recursive: true });
    writeFileSync(join(folder, 'bundles', name, 'index.mjs'), 'export const handler = async () => {};\n');
  }
  return createBridgeApp(join(folder, 'bundles'), { context, outdir: join(folder, 'out') });
}

/** Resources of a template, without the hashes that CDK puts behind their names. */
export type Stack = {
  /** The properties of the resources of a type, by their names. */
  of(type: string): Readonly<Record<string, Properties>>;
  /** The one resource of this type and name, with its policies of deletion and the like. */
  resource(type: string, name: string): Readonly<Record<string, unknown>>;
};

// what CloudFormation takes is JSON of many shapes, and each test says which one it wants
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Properties = any;

/** The stack as the context wants it; references are written as cdk-nag does: `<Data.Arn>/runs/*`. */
export function synthesise(context: Readonly<Record<string, string>> = {}): Stack {
  const { Resources: resources } = flatten(Template.fromStack(createApp(context).stack).toJSON()) as {
    Resources: Record<string, { Type: string; Properties: Properties }>;
  };
  const ofType = (type: string) => Object.entries(resources).filter(([, resource]) => resource.Type === `AWS::${type}`);
  return {
    of: (type) => Object.fromEntries(ofType(type).map(([id, { Properties }]) => [withoutHash(id), Properties])),
    resource: (type, name) => Object.fromEntries(ofType(type).map(([id, all]) => [withoutHash(id), all]))[name] ?? {},
  };
}

function flatten(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(flatten);
  if (typeof value !== 'object' || value === null) return value;
  const { Ref: ref, 'Fn::GetAtt': attribute, 'Fn::Join': join } = value as Record<string, Properties>;
  if (typeof ref === 'string') return `<${withoutHash(ref)}>`;
  if (Array.isArray(attribute)) return `<${withoutHash(attribute[0])}.${attribute[1]}>`;
  if (Array.isArray(join)) return join[1].map(flatten).join(join[0]);
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, flatten(inner)]));
}

function withoutHash(id: string): string {
  return id.replace(/(Resource)?[0-9A-F]{8}$/, '');
}
