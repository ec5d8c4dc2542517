// SPDX-License-Identifier: Apache-2.0
import { writeInto } from '../aPackage.ts';
import { aPartList, buildComponents, faultOfPartList } from './aBuild.ts';

const component = (imports: string, body = ''): string => `import { LightningElement } from 'lwc';
${imports}
export default class PartList extends LightningElement {
  ${body}
}
`;

const TEMPLATE = '<template><p>{title}</p></template>';

test('a component is built with the modules of the platform, and the labels that it uses are told', async () => {
  const bundle = await buildComponents(
    aPartList({
      'partList.js': component(
        `import title from '@salesforce/label/c.Part_Title';
import NAME from '@salesforce/schema/Part__c.Maker__r.Name';
import userId from '@salesforce/user/Id';
import locale from '@salesforce/i18n/locale';
import formFactor from '@salesforce/client/formFactor';
import { gql } from 'lightning/graphql';`,
        'title = [title, NAME.fieldApiName, userId, locale, formFactor, gql`{ uiapi }`].join();',
      ),
      'partList.html': TEMPLATE,
    }),
    ['Part_Title', 'Part_Other'],
  );

  const code = Object.values(bundle.files).join('\n');
  const expected = ['"fieldApiName":"Maker__r.Name"', 'labels["Part_Title"]', 'i18n["locale"]'];
  expect(bundle.labels).toEqual(['Part_Title']);
  expect(bundle.imports).toMatchObject({
    'local/main': 'local/main.js',
    'lightning/graphql': 'lightning/graphql.js',
    'local/page': 'local/page.js',
  });
  expect(expected.filter((text) => !code.replaceAll(/\s/g, '').includes(text))).toEqual([]);
});

test('the key of a bundle is that of its code', async () => {
  const folder = aPartList({ 'partList.js': component(''), 'partList.html': '<template>one</template>' });

  const [first, second] = [await buildComponents(folder), await buildComponents(folder)];
  writeInto(folder, 'lwc/partList/partList.html', '<template>two</template>');
  const changed = await buildComponents(folder);

  expect(second.key).toBe(first.key);
  expect(changed.key).not.toBe(first.key);
});

test('a label that the package does not have is refused by name, with its place', async () => {
  const js = component(`import title from '@salesforce/label/c.Part_Titel';`, 'title = title;');

  expect(await faultOfPartList({ 'partList.js': js, 'partList.html': TEMPLATE }, ['Part_Title'])).toBe(
    'lwc/partList/partList.js:2: The package has no custom label Part_Titel: add it to CustomLabels',
  );
});

test.each([
  'lightning/empApi',
  'lightning/messageService',
  '@salesforce/apex/PartController.findParts',
  '@salesforce/i18n/shoeSize',
  '@salesforce/user/Shoes',
  'some-library',
])('the module %s is refused by name, with its place', async (name) => {
  const js = component(`import one from '${name}';`, 'title = one;');

  expect(await faultOfPartList({ 'partList.js': js, 'partList.html': TEMPLATE })).toBe(
    `lwc/partList/partList.js:2: ${name} is not part of local-lightning: its README lists the modules that are`,
  );
});

test('a base component that no one has is refused by name, with its place', async () => {
  const html = '<template>\n<lightning-jukebox></lightning-jukebox>\n</template>';

  expect(await faultOfPartList({ 'partList.js': component(''), 'partList.html': html })).toContain(
    'lightning/jukebox is not part of local-lightning',
  );
});

test('a component that the package does not have is refused by name', async () => {
  const html = '<template><c-part-row></c-part-row></template>';

  expect(await faultOfPartList({ 'partList.js': component(''), 'partList.html': html })).toContain(
    'The package has no component c/partRow',
  );
});

test("the compiler's complaints have file and line", async () => {
  const broken = component('', 'title = ;');
  const html = '<template>\n  <p>{title + 1}</p>\n</template>';

  expect(await faultOfPartList({ 'partList.js': broken, 'partList.html': TEMPLATE })).toMatch(
    /^lwc\/partList\/partList\.js:4: \S/,
  );
  expect(await faultOfPartList({ 'partList.js': component(''), 'partList.html': html })).toMatch(
    /^lwc\/partList\/partList\.html:2: \S/,
  );
});
