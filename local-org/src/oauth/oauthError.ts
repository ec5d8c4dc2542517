// SPDX-License-Identifier: Apache-2.0

/** An error as OAuth answers it: 400 `{error, error_description}`. */
export class OAuthError extends Error {
  readonly error: string;

  constructor(error: string, description: string) {
    super(description);
    this.name = 'OAuthError';
    this.error = error;
  }
}

export function oauthErrorResponse({ error, message }: OAuthError): Response {
  return Response.json({ error, error_description: message }, { status: 400 });
}
