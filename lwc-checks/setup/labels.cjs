// SPDX-License-Identifier: Apache-2.0
// Components see the texts of the package in English, so that tests state what a reader would read.
const { readFileSync } = require('node:fs');
const { join } = require('node:path');
const { XMLParser } = require('fast-xml-parser');

const FILE = join(process.cwd(), 'force-app/main/default/labels/CustomLabels.labels-meta.xml');

const parser = new XMLParser({ parseTagValue: false, trimValues: false, isArray: (name) => name === 'labels' });
const { labels } = parser.parse(readFileSync(FILE, 'utf8')).CustomLabels;

for (const { fullName, value } of labels) {
  jest.doMock(`@salesforce/label/c.${fullName}`, () => ({ __esModule: true, default: value }), { virtual: true });
}
