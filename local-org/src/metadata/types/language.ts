// SPDX-License-Identifier: Apache-2.0
import { problem, type Problem } from '../problem.ts';

/** Names that are none of a language: `de`, `en_US`, `zh_CN` are. */
export const checkLanguage = (name: string, line: number): readonly Problem[] =>
  /^[a-z]{2}(_[A-Z]{2})?$/.test(name) ? [] : [problem(`Not a valid language: ${name}`, line)];
