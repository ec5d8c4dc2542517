// SPDX-License-Identifier: Apache-2.0
// Keeps the table "who may import whom" (DESIGN.md), because the compiler does not.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Folder -> the folders and packages of ours that its sources may import. A folder may always import itself. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  'core/src': [],
  'core/src/run': ['core/src'],
  'core/src/rules': ['core/src', 'core/src/plan', 'core/src/run (types)'],
  'core/src/plan': ['core/src', 'core/src/rules', 'core/src/run (types)'],
  'core/src/load': ['core/src', 'core/src/run', 'core/src/rules', 'core/src/plan'],
  'core/src/preview': ['core/src', 'core/src/run', 'core/src/rules', 'core/src/plan', 'core/src/load'],
  'core/src/undo': ['core/src', 'core/src/run', 'core/src/rules', 'core/src/plan', 'core/src/load'],
  'core/src/salesforce': ['core/src', 'core/src/load (types)'],
  'core/src/modelRun': ['core/src', 'core/src/run'],
  'core/src/aws': ['core/src', 'core/src/run', 'core/src/modelRun'],
  'sf-plugin/src': ['@churn-risk/core'],
  'aws-bridge/src': ['@churn-risk/core'],
  'aws-bridge/src/stack': ['@churn-risk/core'],
  'local-faults/src': [],
  'local-org/src': ['local-faults'],
  'local-aws/src': ['local-faults'],
  'local-lightning/src': [],
};

/** Outside packages that the pure folders may use: none that reads a clock, a file, a network or the environment. */
const PURE_FOLDERS: Readonly<Record<string, readonly string[]>> = {
  'core/src/rules': ['zod'],
  'core/src/plan': ['node:crypto'],
};

type Import = { readonly file: string; readonly target: string; readonly typeOnly: boolean };

const OURS = [
  '@churn-risk/core',
  'local-faults',
  '@churn-risk/local-org',
  '@churn-risk/local-aws',
  '@churn-risk/local-lightning',
  '@churn-risk/aws-bridge',
  'sf-plugin-churn',
];

test('sources import only what the table allows', () => {
  expect(sources().flatMap(importsOf).flatMap(faultOf)).toEqual([]);
});

test('a sibling package, an adapter in a use case and a value from run in the rules are found', () => {
  const examples: readonly Import[] = [
    { file: 'sf-plugin/src/load.ts', target: '@churn-risk/local-org', typeOnly: false },
    { file: 'core/src/load/load.ts', target: '../salesforce/index.ts', typeOnly: true },
    { file: 'core/src/rules/judge.ts', target: '../run/index.ts', typeOnly: false },
    { file: 'core/src/rules/judge.ts', target: 'node:fs', typeOnly: false },
    { file: 'local-aws/src/server.ts', target: '../../core/src/churnError.ts', typeOnly: false },
    { file: 'sf-plugin/src/load.ts', target: '@churn-risk/core/src/load/index.ts', typeOnly: false },
  ];
  expect(examples.filter((example) => faultOf(example).length === 0)).toEqual([]);
});

test('type imports of run in the rules and exports by folder are allowed', () => {
  const examples: readonly Import[] = [
    { file: 'core/src/rules/judge.ts', target: '../run/prediction.ts', typeOnly: true },
    { file: 'sf-plugin/src/commands/churn/load.ts', target: '@churn-risk/core/load', typeOnly: false },
  ];
  expect(examples.flatMap(faultOf)).toEqual([]);
});

function sources(): readonly string[] {
  return [...new Set(Object.keys(MAY_IMPORT).map((folder) => `${folder.split('/')[0]}/src`))].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => `${folder}/${name}`),
  );
}

function importsOf(file: string): readonly Import[] {
  const text = readFileSync(join(ROOT, file), 'utf8');
  const typeOnly = new Set<string>();
  const valued = new Set<string>();
  for (const statement of ts.createSourceFile(file, text, ts.ScriptTarget.Latest).statements) {
    if (!ts.isImportDeclaration(statement) && !ts.isExportDeclaration(statement)) continue;
    if (statement.moduleSpecifier === undefined || !ts.isStringLiteral(statement.moduleSpecifier)) continue;
    const isType = ts.isImportDeclaration(statement)
      ? statement.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword
      : statement.isTypeOnly;
    (isType ? typeOnly : valued).add(statement.moduleSpecifier.text);
  }
  // preProcessFile also sees dynamic imports, which the statements above do not
  const all = ts.preProcessFile(text, true, true).importedFiles.map((found) => found.fileName);
  return [...new Set(all)].map((target) => ({ file, target, typeOnly: typeOnly.has(target) && !valued.has(target) }));
}

function faultOf({ file, target, typeOnly }: Import): readonly string[] {
  const from = folderOf(file);
  const fault = `${file} imports ${target}`;
  if (target.startsWith('.')) {
    const to = folderOf(relative(ROOT, resolve(ROOT, dirname(file), target)));
    const allowed = MAY_IMPORT[from] ?? [];
    return to === from || allowed.includes(to) || (typeOnly && allowed.includes(`${to} (types)`)) ? [] : [fault];
  }
  const own = OURS.find((name) => target === name || target.startsWith(`${name}/`));
  if (own !== undefined) {
    const deep = /\/(src|lib)\//.test(target);
    return !deep && (MAY_IMPORT[from] ?? []).includes(own) ? [] : [fault];
  }
  const pure = PURE_FOLDERS[from];
  return pure === undefined || typeOnly || pure.includes(target) ? [] : [fault];
}

/** The longest folder of the table that holds the file. */
function folderOf(file: string): string {
  const found = Object.keys(MAY_IMPORT).filter((folder) => file.startsWith(`${folder}/`));
  return found.sort((a, b) => b.length - a.length)[0] ?? dirname(file);
}
