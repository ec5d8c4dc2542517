// SPDX-License-Identifier: Apache-2.0

/** A formula that cannot be used: wrong syntax, an unknown name, a wrong type. The message is the platform's where it is known. */
export class FormulaError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'FormulaError';
  }
}
