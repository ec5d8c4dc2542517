// SPDX-License-Identifier: Apache-2.0
// Jenkins, "Pipeline Syntax": which sections a declarative pipeline has, and what a string with $ means.
import { everyBlock, shellOf, type Block } from './pipeline.ts';

/** What is wrong with the pipeline, in words; it knows no more rules than stand here. */
export function faultsOfPipeline(pipeline: Block): readonly string[] {
  return [
    ...everyBlock(pipeline).flatMap(sectionFaults),
    ...stagesOf(pipeline).flatMap(stageFaults),
    ...shellFaults(pipeline, new Set([...JENKINS, ...declaredIn(pipeline)])),
  ];
}

const SECTIONS: Readonly<Record<string, readonly string[]>> = {
  pipeline: ['agent', 'options', 'parameters', 'environment', 'stages', 'post'],
  stages: ['stage'],
  stage: ['agent', 'options', 'environment', 'when', 'input', 'stages', 'steps', 'post'],
  parameters: ['string', 'booleanParam', 'choice', 'text', 'password'],
  input: ['message', 'id', 'ok', 'submitter', 'submitterParameter', 'parameters'],
  when: ['branch', 'changeset', 'expression', 'environment', 'anyOf', 'allOf', 'not', 'beforeAgent', 'beforeInput'],
  post: ['always', 'success', 'failure', 'aborted', 'unsuccessful', 'changed', 'fixed', 'unstable', 'cleanup'],
};

function sectionFaults({ name, head, inner }: Block): readonly string[] {
  const allowed = SECTIONS[name];
  if (allowed === undefined || inner.length === 0) return [];
  return inner.filter((block) => !allowed.includes(block.name)).map((block) => `${block.head} stands in ${head}`);
}

function stagesOf(pipeline: Block): readonly Block[] {
  return everyBlock(pipeline).filter(({ name }) => name === 'stage');
}

function stageFaults({ head, inner }: Block): readonly string[] {
  const has = (name: string): boolean => inner.some((block) => block.name === name);
  const limited = inner.some(({ name, inner: [option] }) => name === 'options' && option?.name === 'timeout');
  return [
    ...(has('steps') === has('stages') ? [`${head} has not either steps or stages`] : []),
    ...(has('steps') && !limited ? [`${head} may last for ever`] : []),
  ];
}

/** Set by Jenkins or by every shell. */
const JENKINS = ['WORKSPACE_TMP', 'HOME', 'PATH'];

function declaredIn(pipeline: Block): readonly string[] {
  const named = (section: string): readonly Block[] =>
    everyBlock(pipeline).flatMap(({ name, inner }) => (name === section ? inner : []));
  return [
    ...named('parameters').flatMap(({ head }) => /name: '(\w+)'/.exec(head)?.[1] ?? []),
    ...named('environment').map(({ name }) => name),
  ];
}

function shellFaults(block: Block, bound: ReadonlySet<string>): readonly string[] {
  const within = new Set([...bound, ...credentialsOf(block)]);
  const shell = shellOf(block);
  const own = shell === undefined ? [] : faultsOfShell(shell, within);
  return [...own, ...block.inner.flatMap((inner) => shellFaults(inner, within))];
}

/** The variables that `withCredentials` binds; the binding of AWS has names of its own. */
function credentialsOf({ name, head }: Block): readonly string[] {
  if (name !== 'withCredentials') return [];
  const named = [...head.matchAll(/[vV]ariable: '(\w+)'/g)].flatMap(([, variable]) => variable ?? []);
  return head.includes('aws(') ? [...named, 'AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'] : named;
}

function faultsOfShell(
  { quote, script }: { readonly quote: string; readonly script: string },
  bound: ReadonlySet<string>,
): readonly string[] {
  // Groovy would put a secret into the script's text, where ps and the log show it
  if (quote.startsWith('"')) return [`Groovy fills in the script: ${script.trim()}`];
  const assigned = new Set([...script.matchAll(/(?:^|[\s;])(\w+)=/g)].map(([, name]) => name ?? ''));
  const used = [...script.matchAll(/\$\{?([A-Za-z_]\w*)/g)].map(([, name]) => name ?? '');
  const unbound = used.filter((name) => !bound.has(name) && !assigned.has(name));
  return [...new Set(unbound)].map((name) => `$${name} is bound nowhere: ${script.trim()}`);
}
