// SPDX-License-Identifier: Apache-2.0
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { ROOT } from '../../local/folders.ts';
import { everyBlock, readPipeline, shellOf, type Block } from './pipeline.ts';
import { faultsOfPipeline } from './pipelineFaults.ts';

const pipeline = readPipeline(readFileSync(join(ROOT, 'Jenkinsfile'), 'utf8'));
const scripts = everyBlock(pipeline).flatMap((block) => shellOf(block)?.script ?? []);

test('the stages come in the order of a release', () => {
  const leaves = everyBlock(pipeline).filter(({ name, inner }) => name === 'stage' && inner.some(isNamed('steps')));

  expect(leaves.map(({ head }) => head)).toEqual([
    "stage('Test')",
    "stage('Synthesise')",
    "stage('Diff')",
    "stage('Approve')",
    "stage('Deploy the stack')",
    "stage('Deploy the org package')",
    "stage('Run the notebook')",
    "stage('Plan the load')",
    "stage('Approve the load')",
    "stage('Load')",
  ]);
});

test('blocks are where Jenkins wants them, stages end in time, and every variable is bound', () => {
  expect(faultsOfPipeline(pipeline)).toEqual([]);
});

test('only main is released, and only after somebody has seen the difference', () => {
  const release = everyBlock(pipeline).find(({ head }) => head === "stage('Release')");
  const approve = everyBlock(pipeline).find(({ head }) => head === "stage('Approve')");

  expect(release?.inner.find(isNamed('when'))?.inner.map(({ head }) => head)).toEqual(["branch 'main'"]);
  expect(approve?.inner.find(isNamed('input'))?.inner).toHaveLength(1);
});

test('every shell script has a right syntax', () => {
  expect(scripts).toHaveLength(9);
  for (const script of scripts) execFileSync('sh', ['-n'], { input: script });
});

test('every npm script that is called is there', () => {
  const { scripts: known } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { scripts: object };
  const called = scripts.flatMap((script) => [...script.matchAll(/\bnpm (?:run )?(?:-s )?([a-z][\w-]*)/g)]);

  expect(called.map(([, name]) => name)).toEqual(['test', 'synth', 'publish-code']);
  expect(Object.keys(known)).toEqual(expect.arrayContaining(called.map(([, name]) => name)));
});

test('every flag of sf churn is one of its command', () => {
  type Command = { readonly command: string; readonly flags: readonly string[] };
  const text = readFileSync(join(ROOT, 'sf-plugin/command-snapshot.json'), 'utf8');
  const flagsOf = new Map((JSON.parse(text) as Command[]).map(({ command, flags }) => [command, flags]));
  const calls = scripts.flatMap((script) => [
    ...script.replaceAll(/\\\n/g, ' ').matchAll(/npx sf (churn[ a-z]+[a-z])(.*)/g),
  ]);

  expect(calls.map(([, command]) => command)).toEqual([
    'churn run start',
    'churn run wait',
    'churn load',
    'churn load',
  ]);
  for (const [, command = '', flags = ''] of calls) {
    const given = [...flags.matchAll(/ --([a-z-]+)/g)].map(([, flag]) => flag);
    expect(flagsOf.get(command.replaceAll(' ', ':'))).toEqual(expect.arrayContaining(given));
  }
});

function isNamed(wanted: string): (block: Block) => boolean {
  return ({ name }) => name === wanted;
}
