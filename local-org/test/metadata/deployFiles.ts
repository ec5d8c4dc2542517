// SPDX-License-Identifier: Apache-2.0
import { strToU8, zipSync } from 'fflate';
import { findDeployment, startDeployment, type Deployment } from '../../src/metadata/deploy/deployment.ts';
import { METADATA_TYPES } from '../../src/metadata/types/types.ts';
import type { Org } from '../../src/org.ts';
import { ADMIN_ID } from '../testOrg.ts';

/** Files of a package by path; `package.xml` lists everything where no other stands among them. */
export type PackageFiles = Readonly<Record<string, string>>;

export const EVERYTHING = `<Package>${METADATA_TYPES.map(({ name }) => `<types><members>*</members><name>${name}</name></types>`).join('')}</Package>`;

export function zipFiles(files: PackageFiles): Uint8Array {
  const isListed = Object.keys(files).some((path) => path.endsWith('package.xml'));
  const all = isListed ? files : { 'package.xml': EVERYTHING, ...files };
  return zipSync(Object.fromEntries(Object.entries(all).map(([path, text]) => [path, strToU8(text)])));
}

/** Deploys and waits for the end. */
export async function deployFiles(
  org: Org,
  files: PackageFiles,
  options: Partial<Deployment['options']> = {},
): Promise<Deployment> {
  const asked = { checkOnly: false, ignoreWarnings: false, testLevel: undefined, runTests: [], ...options };
  const { id } = startDeployment(org, ADMIN_ID, zipFiles(files), asked);
  await org.background.idle();
  return findDeployment(org, id) as Deployment;
}

/** What was refused: `type name: reason`. */
export const problemsOf = ({ components }: Deployment): readonly string[] =>
  components.flatMap(({ type, fullName, problems }) =>
    problems.map(({ message }) => `${type} ${fullName}: ${message}`),
  );

/** A text field, as part of an object's file. */
export const aFieldXml = (name: string, inner = '<type>Text</type><length>80</length>'): string =>
  `<fields><fullName>${name}</fullName><label>${name.replace('__c', '').replaceAll('_', ' ')}</label>${inner}</fields>`;

/** An object file with these fields; `inner` is more of it, in front of the fields. */
export const anObjectXml = (label: string, fields: string, inner = ''): string =>
  `<CustomObject><deploymentStatus>Deployed</deploymentStatus><enableActivities>true</enableActivities><label>${label}</label><nameField><label>Name</label><type>Text</type></nameField><pluralLabel>${label}s</pluralLabel><sharingModel>ReadWrite</sharingModel>${inner}${fields}</CustomObject>`;
