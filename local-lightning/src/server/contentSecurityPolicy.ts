// SPDX-License-Identifier: Apache-2.0

/**
 * As strict as Lightning Experience is with components: no script but our own files, no eval, nothing from elsewhere.
 * `nonce` is the one of the page's import map. Styles may stand in pages there, too: LWC writes them.
 */
export const contentSecurityPolicy = (nonce: string): string =>
  [
    `default-src 'none'`,
    `script-src 'self' 'nonce-${nonce}'`,
    `style-src 'self' 'unsafe-inline'`,
    `img-src 'self' data: blob:`,
    `font-src 'self' data:`,
    `connect-src 'self'`,
    `form-action 'self'`,
    `frame-ancestors 'none'`,
    `base-uri 'none'`,
  ].join('; ');
