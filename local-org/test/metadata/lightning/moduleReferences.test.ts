// SPDX-License-Identifier: Apache-2.0
import { componentsOf, importsOf, publicPropertiesOf } from '../../../src/metadata/lightning/moduleReferences.ts';

describe('the modules of a script', () => {
  it('are those that it imports or exports from, each with its line', () => {
    const script = `import { LightningElement, api } from 'lwc';
import label from "@salesforce/label/c.Hello";
import {
  first,
  second,
} from 'c/sums';
import './effects';
export { third } from 'c/more';
export * from './shared';
const later = () => import('c/later');`;

    expect(importsOf(script)).toEqual([
      { name: 'lwc', line: 1 },
      { name: '@salesforce/label/c.Hello', line: 2 },
      { name: 'c/sums', line: 6 },
      { name: './effects', line: 7 },
      { name: 'c/more', line: 8 },
      { name: './shared', line: 9 },
      { name: 'c/later', line: 10 },
    ]);
  });

  it('are not those of comments and texts', () => {
    const script = `/** @type {import('c/types').Thing} */
// import other from 'c/other';
/*
import old from 'c/old';
*/
export const text = 'import it from c';
export default class Thing {}
import last from 'c/last';`;

    expect(importsOf(script)).toEqual([{ name: 'c/last', line: 8 }]);
  });
});

describe('the components of a template', () => {
  it('are its c-tags by the name of their folder', () => {
    const template = `<template>
  <!-- <c-old></c-old> -->
  <c-line-item label="x"></c-line-item>
  <lightning-button></lightning-button>
  <template lwc:if={more}><c-more></c-more></template>
</template>`;

    expect(componentsOf(template)).toEqual([
      { name: 'lineItem', line: 3 },
      { name: 'more', line: 5 },
    ]);
  });
});

it('the public properties of a script are its @api fields, accessors and methods', () => {
  const script = `@api recordId;
  @api get size() { return 1; }
  @api
  focus() {}
  hidden;`;

  expect(publicPropertiesOf(script)).toEqual(new Set(['recordId', 'size', 'focus']));
});
