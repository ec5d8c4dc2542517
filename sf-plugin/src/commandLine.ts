// SPDX-License-Identifier: Apache-2.0

/** Of a login without a user name: whoever reads a log could use it. */
const ACCESS_TOKEN = /00D\w{12,15}!.+$/s;

/**
 * A command as it was given, to be pasted into a shell. An access token does not appear: `$SF_ACCESS_TOKEN` stands in its
 * place.
 */
export function renderCommand(words: readonly string[]): string {
  return words.map((word) => (ACCESS_TOKEN.test(word) ? withoutToken(word) : quote(word))).join(' ');
}

function withoutToken(word: string): string {
  const before = word.replace(ACCESS_TOKEN, '');
  return `${before === '' ? '' : quote(before)}"$SF_ACCESS_TOKEN"`;
}

/** In single quotes where a shell would read it otherwise. */
function quote(word: string): string {
  return /^[\w%+,./:=@^-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
}
