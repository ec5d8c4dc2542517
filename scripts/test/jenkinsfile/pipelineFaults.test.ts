// SPDX-License-Identifier: Apache-2.0
import { expect, test } from '@jest/globals';
import { readPipeline } from './pipeline.ts';
import { faultsOfPipeline } from './pipelineFaults.ts';

const aStage = (content: string) =>
  readPipeline(`pipeline {
    agent any // a comment with a brace {
    parameters { string(name: 'TARGET', defaultValue: '') }
    stages { stage('One') { options { timeout(time: 1) }\n ${content} } }
  }`);

test('a right stage has no faults', () => {
  const stage = aStage(`steps {
    withCredentials([
      string(credentialsId: 'key', variable: 'KEY'),
    ]) { sh '''
      here=$(pwd)
      echo "$TARGET" "$here" "{$KEY"
    ''' }
  }`);

  expect(faultsOfPipeline(stage)).toEqual([]);
});

test.each([
  [
    'a section that does not exist',
    "step { sh 'true' }",
    ["step stands in stage('One')", "stage('One') has not either steps or stages"],
  ],
  ['steps beside stages', "steps { sh 'true' }\n stages { }", ["stage('One') has not either steps or stages"]],
  [
    'a secret outside its binding',
    "steps { withCredentials([file(variable: 'KEY')]) { sh 'a' }\n sh 'b $KEY' }",
    ['$KEY is bound nowhere: b $KEY'],
  ],
  [
    'a script that Groovy fills in',
    'steps { sh "deploy ${params.TARGET}" }',
    ['Groovy fills in the script: deploy ${params.TARGET}'],
  ],
])('%s is a fault', (_, content, faults) => {
  expect(faultsOfPipeline(aStage(content))).toEqual(faults);
});

test('a stage without a time limit is a fault', () => {
  const pipeline = readPipeline("pipeline { stages { stage('Two') { steps { sh 'true' } } } }");

  expect(faultsOfPipeline(pipeline)).toEqual(["stage('Two') may last for ever"]);
});

test.each([
  ['a brace too few', "pipeline { stages { stage('a') { }"],
  ['a brace too many', 'pipeline { } }'],
  ['an open quote', "pipeline { agent { label 'churn } }"],
])('%s is no pipeline', (_, groovy) => {
  expect(() => readPipeline(groovy)).toThrow();
});
