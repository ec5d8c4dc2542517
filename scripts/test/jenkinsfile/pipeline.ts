// SPDX-License-Identifier: Apache-2.0
// As much of a declarative pipeline as its blocks, statements and shell scripts. Jenkins' own check needs a Jenkins.

/** `stage('Test') { ... }` has the name `stage` and the head `stage('Test')`. A statement is a block without inner ones. */
export type Block = {
  readonly name: string;
  readonly head: string;
  readonly inner: readonly Block[];
};

/** Reads the one outermost block. Throws where braces or quotes don't match. */
export function readPipeline(groovy: string): Block {
  const [blocks, rest] = readBlocks(tokensOf(groovy));
  const [pipeline] = blocks;
  if (pipeline === undefined || blocks.length > 1 || rest.length > 0) throw new Error('not exactly one block');
  return pipeline;
}

/** The block and everything in it, from the outside to the inside. */
export function everyBlock(block: Block): readonly Block[] {
  return [block, ...block.inner.flatMap(everyBlock)];
}

/** What the string in `sh '...'` says, or undefined for other statements. `quote` is how it is quoted. */
export function shellOf({ name, head }: Block): { readonly quote: string; readonly script: string } | undefined {
  if (name !== 'sh') return undefined;
  const found = /^sh\s*\(?\s*('''|"""|'|")([\s\S]*)\1\s*\)?$/.exec(head);
  if (found === null) throw new Error(`${head} is no sh with one string`);
  return { quote: found[1] ?? '', script: found[2] ?? '' };
}

const TOKEN = /\/\/[^\n]*|'''[\s\S]*?'''|'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|[{}\n]|[^{}\n'"/]+|['"/]/g;

function tokensOf(groovy: string): readonly string[] {
  return [...groovy.matchAll(TOKEN)].map(([token]) => token).filter((token) => !token.startsWith('//'));
}

/** Up to the brace that closes; answers what stands after it, too. */
function readBlocks(tokens: readonly string[]): readonly [readonly Block[], readonly string[]] {
  const blocks: Block[] = [];
  let head = '';
  let rest = tokens;
  const end = (inner: readonly Block[]): void => {
    const trimmed = head.trim();
    if (trimmed !== '') blocks.push({ name: /^\w*/.exec(trimmed)?.[0] ?? '', head: trimmed, inner });
    head = '';
  };
  while (rest.length > 0) {
    const [token = '', ...after] = rest;
    rest = after;
    if (token === "'" || token === '"') throw new Error(`a quote is not closed: ${head}`);
    if (token === '}') {
      end([]);
      return [blocks, ['}', ...rest]];
    }
    if (token === '{') {
      const [inner, [brace, ...behind]] = readBlocks(rest);
      if (brace !== '}') throw new Error(`${head.trim()} is not closed`);
      end(inner);
      rest = behind;
    } else if (token === '\n' && isWhole(head)) end([]);
    else head += token;
  }
  end([]);
  return [blocks, []];
}

/** A list of arguments may go on in the next line. */
function isWhole(head: string): boolean {
  const count = (mark: string): number => head.split(mark).length;
  return count('(') === count(')') && count('[') === count(']');
}
