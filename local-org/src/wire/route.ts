// SPDX-License-Identifier: Apache-2.0
// One operation of a protocol = one row. The tables are the documentation of what the stand-in can do.
import type { Org } from '../org.ts';
import type { Session } from '../oauth/sessions.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'HEAD';

/** A request as handlers see it. The body is the web stream of `raw`, already unzipped. */
export type WireRequest = {
  readonly raw: Request;
  readonly url: URL;
  /** Values of the `:name` parts of the path, decoded; `version` is like `66.0`. */
  readonly params: Readonly<Record<string, string>>;
};

type Description = {
  readonly method: Method;
  /** `/services/data/v:version/sobjects/:object`; a last part `:name*` takes the rest of the path. */
  readonly path: string;
  /** The page of the protocol that the handler implements. */
  readonly doc: string;
  /** What of it is not done. */
  readonly limits?: string;
};

/** Needs a session; without a valid one the server answers 401 itself. */
export type SessionRoute = Description & {
  readonly handler: (request: WireRequest, org: Org, session: Session) => Response | Promise<Response>;
};

/** Served without a session (OAuth, list of versions) or with one found elsewhere (SOAP header). */
export type OpenRoute = Description & {
  readonly open: true;
  readonly handler: (request: WireRequest, org: Org) => Response | Promise<Response>;
};

export type Route = SessionRoute | OpenRoute;
