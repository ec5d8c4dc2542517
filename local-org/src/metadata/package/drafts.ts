// SPDX-License-Identifier: Apache-2.0
// From files to components: one file holds one component, or an object with its parts.
import { problem, type Problem } from '../problem.ts';
import type { Draft, MetadataType } from '../types/metadataType.ts';
import { metadataType } from '../types/types.ts';
import { readXml, textOf, writeXml, XmlError, type Element } from '../xml/element.ts';
import { locateComponent } from './componentPaths.ts';
import { lists, type MetadataPackage } from './metadataPackage.ts';

/** A component with what is wrong with its file or its place in the package. */
export type JudgedDraft = { readonly draft: Draft; readonly problems: readonly Problem[] };

/** The components of a package. One that package.xml lists and no file holds, or of an unknown type, comes with a problem. */
export function readDrafts(source: MetadataPackage): readonly JudgedDraft[] {
  const found = [...source.files].flatMap(([path, text]) => readFile(path, text, source));
  const names = new Set(found.map(({ draft }) => `${listedType(draft)} ${draft.fullName}`));
  return [...found, ...missingMembers(source, names)];
}

// parts of an object or of a label file, by their tag
const PARTS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  CustomObject: {
    fields: 'CustomField',
    validationRules: 'ValidationRule',
    listViews: 'ListView',
    compactLayouts: 'CompactLayout',
  },
  CustomLabels: { labels: 'CustomLabel' },
};

function readFile(path: string, text: string, source: MetadataPackage): readonly JudgedDraft[] {
  const located = locateComponent(path);
  if (located === undefined) return [];
  const { type, fullName } = located;
  try {
    return split(type, fullName, path, text, source);
  } catch (error) {
    if (!(error instanceof XmlError)) throw error;
    const draft: Draft = { type: type.name, fullName, fileName: path, element: EMPTY, xml: text };
    return [{ draft, problems: [problem(`Error parsing file: ${error.message}`, error.line)] }];
  }
}

const EMPTY: Element = { name: '', attributes: {}, children: [], text: '', line: 1 };

function split(
  type: MetadataType,
  fullName: string,
  fileName: string,
  text: string,
  source: MetadataPackage,
): readonly JudgedDraft[] {
  const root = readXml(text);
  const whole: Draft = {
    type: type.name,
    fullName,
    fileName,
    element: root,
    ...contentOf(type, fileName, text, source),
  };
  if (root.name !== type.name)
    return [
      {
        draft: whole,
        problems: [problem(`Error parsing file: the root element is ${root.name}, not ${type.name}`, root.line)],
      },
    ];
  const parts = PARTS[type.name];
  if (parts === undefined)
    return lists(source, type.listedAs ?? type.name, fullName) ? [{ draft: whole, problems: [] }] : [];
  const isWhole = lists(source, type.name, fullName);
  const drafts = root.children
    .filter(({ name }) => name in parts)
    .map((element) => partOf(whole, parts[element.name] ?? '', element))
    .filter((part) => isWhole || lists(source, part.type, part.fullName));
  const rest = { ...root, children: root.children.filter(({ name }) => !(name in parts)) };
  return [...(isWhole ? [{ ...whole, element: rest }] : []), ...drafts].map((draft) => ({ draft, problems: [] }));
}

/** Of a class its text is kept, of a bundle all its files, of others the file itself. */
function contentOf(
  { arrangement }: MetadataType,
  fileName: string,
  text: string,
  { files }: MetadataPackage,
): Pick<Draft, 'xml' | 'files'> {
  if (arrangement === 'withMeta') return { xml: files.get(fileName.replace(/-meta\.xml$/, '')) ?? text };
  if (arrangement !== 'bundle') return { xml: text };
  const folder = fileName.slice(0, fileName.lastIndexOf('/') + 1);
  const others = [...files].filter(([path]) => path.startsWith(folder) && path !== fileName);
  return {
    xml: text,
    files: Object.fromEntries(others.map(([path, content]) => [path.slice(folder.length), content])),
  };
}

function partOf(whole: Draft, type: string, element: Element): Draft {
  const name = textOf(element, 'fullName') ?? '';
  const fullName = whole.type === 'CustomLabels' ? name : `${whole.fullName}.${name}`;
  return { type, fullName, fileName: whole.fileName, element, xml: writeXml({ ...element, name: type }) };
}

const listedType = ({ type }: Draft): string => metadataType(type)?.listedAs ?? type;

function missingMembers({ members }: MetadataPackage, found: ReadonlySet<string>): readonly JudgedDraft[] {
  return [...members].flatMap(([type, names]) =>
    [...names]
      .filter((name) => name !== '*' && !found.has(`${type} ${name}`) && !isImplied(type, name))
      .map((name) => ({
        draft: { type, fullName: name, fileName: 'package.xml', element: EMPTY, xml: '' },
        problems: [missing(type, name)],
      })),
  );
}

// the platform's one file of labels is listed even where only single labels are deployed
const isImplied = (type: string, name: string): boolean => type === 'CustomLabels' && name === 'CustomLabels';

const missing = (type: string, name: string): Problem =>
  metadataType(type) === undefined
    ? problem(`The metadata type ${type} is not supported by this org`)
    : problem(`An object '${name}' of type ${type} was named in package.xml, but was not found in zipped directory`);
