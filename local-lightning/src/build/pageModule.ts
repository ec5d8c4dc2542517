// SPDX-License-Identifier: Apache-2.0

/** What a page tells its modules: the user, texts, formats. Built with the application, shared by all bundles. */
export const PAGE_MODULE = 'local/page';

/** The source of a module whose default export is taken from the page. */
export const exportFromPage = (expression: string): string =>
  `import * as page from '${PAGE_MODULE}';\nexport default page.${expression};\n`;

/** The source of a module whose default export is always the same. */
export const exportValue = (value: unknown): string => `export default ${JSON.stringify(value) ?? 'undefined'};\n`;
