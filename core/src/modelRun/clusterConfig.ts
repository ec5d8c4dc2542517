// SPDX-License-Identifier: Apache-2.0
import * as z from 'zod';
import { ChurnError } from '../churnError.ts';
import type { FileStore } from '../run/index.ts';
import { CONFIG_FILE } from './bucketLayout.ts';

/** config/cluster.json, checked, with its defaults filled in. */
export type ClusterConfig = z.output<typeof configSchema>;

/** Parameters of the notebook that follow from the run itself. */
export const OWN_PARAMETERS: readonly string[] = [
  'lake',
  'output',
  'run_id',
  'season',
  'notebook_version_id',
  'notebook_sha256',
];

/** EMR's tag for its managed policies; the others of ours begin with `churn-`. */
const OWN_TAG = /^(churn-|aws:|for-use-with-amazon-emr-managed-policies$)/;

const matching = (pattern: RegExp, meaning: string) => z.string().regex(pattern, meaning);
const whole = (low: number, high: number) => z.int().min(low).max(high);
const text = z.string().min(1);

const instanceType = matching(/^[a-z][a-z0-9-]*\.[a-z0-9-]+$/, 'an EC2 instance type, such as m7i.xlarge');
const nodes = (count: number, least: number) =>
  z
    .strictObject({ instanceType: instanceType.default('m7i.xlarge'), count: whole(least, 500).default(count) })
    .prefault({});

const notebookKey = matching(/^notebooks\/[^/]+\.ipynb$/, 'notebooks/<name>.ipynb');
const location = matching(/^(s3:\/\/[^/]+(\/.*)?|[^/\s:][^\s:]*)$/, 'a folder of the bucket, or s3://bucket/prefix');
const parameterName = matching(/^[A-Za-z_][A-Za-z0-9_]*$/, 'the name of a parameter of the notebook').refine(
  (name) => !OWN_PARAMETERS.includes(name),
  `none of ${OWN_PARAMETERS.join(', ')}, which follow from the run`,
);
const parameterValue = z.union([z.string(), z.number(), z.boolean()]).transform(String);
const tagName = text.max(128).refine((name) => !OWN_TAG.test(name), 'a tag of your own, not churn-..., aws:...');

const configSchema = z.strictObject({
  /** The renewal season to predict. */
  season: matching(/^(?!.*\.\.)[A-Za-z0-9._-]{1,16}$/, '1 to 16 of A-Z a-z 0-9 . _ -'),
  /** Which notebook runs when the trigger names none. */
  notebook: notebookKey.default('notebooks/churn.ipynb'),
  /** The data sets: a folder of the bucket, or another bucket's. */
  lake: location.default('lake'),
  parameters: z.record(parameterName, parameterValue).default({}),
  releaseLabel: matching(/^emr(-[a-z]+)?-\d+\.\d+\.\d+$/, 'a release of EMR, such as emr-7.13.0').default('emr-7.13.0'),
  primary: z.strictObject({ instanceType: instanceType.default('m7i.xlarge') }).prefault({}),
  core: nodes(1, 1),
  /** Spot: what a task node loses is computed again; the others hold the driver and the data. */
  task: nodes(0, 0),
  /** These four default to what the stack deployed. */
  subnetId: matching(/^subnet-[0-9a-f]+$/, 'a subnet, such as subnet-0123456789abcdef0').optional(),
  serviceRole: text.optional(),
  instanceProfile: text.optional(),
  securityConfiguration: text.optional(),
  /** spark-defaults of the cluster. */
  spark: z.record(text, z.string()).default({}),
  /** The command that executes the notebook, with papermill's arguments. */
  runner: text.default('papermill'),
  /** The folder on the cluster's nodes into which the bootstrap action puts the code. */
  home: matching(/^\/[^\s]*[^\s/]$/, 'an absolute folder, such as /opt/churn').default('/opt/churn'),
  limits: z
    .strictObject({
      /** One cell of the notebook may take so long. */
      cellMinutes: whole(1, 10_080).default(180),
      /** The watchdog ends a cluster that is older. */
      clusterHours: whole(1, 168).default(6),
      /** EMR ends a cluster that has been idle so long. Work outside YARN looks idle, so this is no tighter net. */
      idleMinutes: whole(1, 10_080).default(180),
    })
    .prefault({}),
  /** For the bill. */
  tags: z.record(tagName, z.string().max(256)).default({}),
});

/** Reads and checks `config/cluster.json` of the bucket. Throws ChurnError `config_invalid`, or the store's own. */
export async function readClusterConfig(bucket: FileStore): Promise<ClusterConfig> {
  const uri = `${bucket.uri}/${CONFIG_FILE}`;
  if (!(await bucket.stat(CONFIG_FILE))) throw invalid(uri, 'it is not there');
  const chunks: Uint8Array[] = [];
  for await (const chunk of bucket.read(CONFIG_FILE)) chunks.push(chunk);
  return parseClusterConfig(Buffer.concat(chunks).toString('utf8'), uri);
}

/**
 * Checks the text of a cluster.json; `uri` is for messages.
 *
 * @throws ChurnError `config_invalid` naming every field at fault, what is wanted and what was found.
 */
export function parseClusterConfig(json: string, uri: string): ClusterConfig {
  const value = parseJson(json, uri);
  const parsed = configSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw invalid(uri, parsed.error.issues.map((issue) => faultOf(issue, value)).join('; '));
}

function parseJson(json: string, uri: string): unknown {
  try {
    return JSON.parse(json.replace(/^\uFEFF/, ''));
  } catch (cause) {
    throw invalid(uri, `it is no JSON (${(cause as Error).message})`, cause);
  }
}

function faultOf(issue: z.core.$ZodIssue, value: unknown): string {
  const field = issue.path.map(String).join('.') || 'the file';
  if (issue.code === 'unrecognized_keys') return `${field}: there is no field ${issue.keys.join(', ')}`;
  const wanted = issue.code === 'invalid_key' ? (issue.issues[0]?.message ?? issue.message) : issue.message;
  return `${field}: ${wanted}; found ${quote(valueAt(value, issue.path))}`;
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((at, key) => (at as Record<PropertyKey, unknown> | null | undefined)?.[key], value);
}

function quote(found: unknown): string {
  return found === undefined ? 'nothing' : (JSON.stringify(found)?.slice(0, 80) ?? typeof found);
}

function invalid(uri: string, fault: string, cause?: unknown): ChurnError {
  return new ChurnError(
    'config_invalid',
    `${uri}: ${fault}.`,
    `Correct ${CONFIG_FILE} in the bucket, then trigger the run anew. No cluster was started.`,
    { cause },
  );
}
