// SPDX-License-Identifier: Apache-2.0
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/** The functions by the folder of their handler; a bundle has its function's name. */
const FUNCTIONS = { 'run-model': 'runModel', 'load-risks': 'loadRisks', watchdog: 'watchdog' } as const;
export type FunctionName = keyof typeof FUNCTIONS;

export type Bundle = {
  readonly name: FunctionName;
  readonly bytes: number;
  /** What it finds in Lambda: Node's own modules and the AWS SDK. */
  readonly imports: readonly string[];
};

/** Writes `<folder>/<function>/index.mjs` for each function: one minified ES module, without the AWS SDK. */
export async function bundleFunctions(folder: string): Promise<readonly Bundle[]> {
  const names = Object.keys(FUNCTIONS) as FunctionName[];
  return Promise.all(names.map((name) => bundleFunction(name, folder)));
}

async function bundleFunction(name: FunctionName, folder: string): Promise<Bundle> {
  const { metafile } = await build({
    entryPoints: [fileURLToPath(new URL(`../${FUNCTIONS[name]}/handler.ts`, import.meta.url))],
    outfile: `${folder}/${name}/index.mjs`,
    bundle: true,
    minify: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    conditions: ['churn-source'],
    mainFields: ['module', 'main'],
    // Lambda's runtime brings the SDK
    external: ['@aws-sdk/*', '@smithy/*'],
    // what is CommonJS asks for Node's own modules by require
    banner: { js: "import{createRequire}from'node:module';const require=createRequire(import.meta.url);" },
    legalComments: 'none',
    metafile: true,
    logLevel: 'warning',
  });
  const { bytes, imports } = Object.values(metafile.outputs)[0]!;
  return { name, bytes, imports: [...new Set(imports.map(({ path }) => path))] };
}
