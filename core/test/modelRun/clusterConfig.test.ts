// SPDX-License-Identifier: Apache-2.0
import { parseClusterConfig } from '../../src/modelRun/index.ts';

const URI = 's3://churn/config/cluster.json';

const parse = (value: unknown) => parseClusterConfig(JSON.stringify(value), URI);

function faultOf(text: string): string {
  try {
    parseClusterConfig(text, URI);
  } catch (error) {
    return (error as Error).message;
  }
  return '';
}

test('a season is all that must be said', () => {
  expect(parse({ season: '2026' })).toEqual({
    season: '2026',
    notebook: 'notebooks/churn.ipynb',
    lake: 'lake',
    parameters: {},
    releaseLabel: 'emr-7.13.0',
    primary: { instanceType: 'm7i.xlarge' },
    core: { instanceType: 'm7i.xlarge', count: 1 },
    task: { instanceType: 'm7i.xlarge', count: 0 },
    spark: {},
    runner: 'papermill',
    home: '/opt/churn',
    limits: { cellMinutes: 180, clusterHours: 6, idleMinutes: 180 },
    tags: {},
  });
});

test('what is said stands, and parameters become text', () => {
  const said = {
    season: '2026',
    notebook: 'notebooks/other model.ipynb',
    lake: 's3://other-bucket/lake',
    releaseLabel: 'emr-spark-8.0.0',
    core: { instanceType: 'r7i.2xlarge', count: 3 },
    task: { count: 4 },
    subnetId: 'subnet-0123456789abcdef0',
    limits: { clusterHours: 12 },
    tags: { CostCentre: '4711' },
  };

  expect(parse({ ...said, parameters: { mode: 'score', seed: 7, dry_run: true } })).toMatchObject({
    ...said,
    parameters: { mode: 'score', seed: '7', dry_run: 'true' },
    task: { instanceType: 'm7i.xlarge', count: 4 },
    limits: { cellMinutes: 180, clusterHours: 12 },
  });
});

test.each([
  ['season', {}, 'season: Invalid input: expected string, received undefined; found nothing'],
  ['a season', { season: '2026/27' }, 'season: 1 to 16 of A-Z a-z 0-9 . _ -; found "2026/27"'],
  ['two dots', { season: '2026..' }, 'season: 1 to 16 of A-Z a-z 0-9 . _ -; found "2026.."'],
  [
    'an instance type',
    { season: '2026', core: { instanceType: 'large' } },
    'core.instanceType: an EC2 instance type, such as m7i.xlarge; found "large"',
  ],
  ['no core node', { season: '2026', core: { count: 0 } }, 'core.count: Too small: expected number to be >=1; found 0'],
  ['a spelling', { season: '2026', instanceTyp: 'x' }, 'the file: there is no field instanceTyp'],
  ['a spelling below', { season: '2026', core: { number: 2 } }, 'core: there is no field number'],
  ['a notebook', { season: '2026', notebook: 'churn.ipynb' }, 'notebook: notebooks/<name>.ipynb; found "churn.ipynb"'],
  ['a lake', { season: '2026', lake: 'gs://x' }, 'lake: a folder of the bucket, or s3://bucket/prefix; found "gs://x"'],
  [
    'a parameter of the run',
    { season: '2026', parameters: { run_id: 'x' } },
    'parameters.run_id: none of lake, output, run_id, season, notebook_version_id, notebook_sha256, which follow from the run; found "x"',
  ],
  [
    'a parameter that is a list',
    { season: '2026', parameters: { mode: ['score'] } },
    'parameters.mode: Invalid input; found ["score"]',
  ],
  [
    'a tag of ours',
    { season: '2026', tags: { 'churn-run': 'x' } },
    'tags.churn-run: a tag of your own, not churn-..., aws:...; found "x"',
  ],
  ['a home', { season: '2026', home: 'opt' }, 'home: an absolute folder, such as /opt/churn; found "opt"'],
])('%s that is wrong is named', (_what, value, fault) => {
  expect(() => parse(value)).toThrow(
    expect.objectContaining({
      code: 'config_invalid',
      message: `${URI}: ${fault}.`,
      next: 'Correct config/cluster.json in the bucket, then trigger the run anew. No cluster was started.',
    }),
  );
});

test('all faults are named together', () => {
  expect(faultOf('{"season": 1, "task": {"count": -1}}')).toBe(
    `${URI}: season: Invalid input: expected string, received number; found 1; ` +
      'task.count: Too small: expected number to be >=0; found -1.',
  );
});

test('a text that is no JSON, or no object, is told', () => {
  expect(faultOf('{')).toMatch(/cluster\.json: it is no JSON \(.+\)\.$/);
  expect(faultOf('[]')).toBe(`${URI}: the file: Invalid input: expected object, received array; found [].`);
});

test('a byte order mark does no harm', () => {
  expect(parseClusterConfig('\uFEFF{"season":"2026"}', URI).season).toBe('2026');
});
