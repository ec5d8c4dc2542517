// SPDX-License-Identifier: Apache-2.0
// SOAP 1.1 as the Metadata API speaks it: https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/
import { escapeText } from '../metadata/xml/escapeText.ts';
import { child, readXml, textOf, type Element } from '../metadata/xml/element.ts';

export type SoapRequest = {
  /** From the session header; undefined without one. */
  readonly sessionId: string | undefined;
  /** The first element of the body: its name is the operation. */
  readonly operation: Element;
};

/** An error as SOAP answers it: HTTP 500 with a fault. */
export class SoapFault extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.name = 'SoapFault';
    this.code = code;
  }
}

/** Reads an envelope. Throws SoapFault for what is none. */
export function readEnvelope(xml: string): SoapRequest {
  const root = parse(xml);
  const header = child(root, 'Header');
  const session = header && child(header, 'SessionHeader');
  const operation = child(root, 'Body')?.children[0];
  if (operation === undefined) throw new SoapFault('soapenv:Client', 'The envelope has no body');
  return { sessionId: session && textOf(session, 'sessionId'), operation };
}

/** A value of the protocol: objects become elements, arrays repeat their element, undefined is left out. */
export type SoapValue = unknown;

/** `<deployResponse><result>...`: one `result` for each value. */
export function soapResponse(operation: string, results: readonly SoapValue[]): Response {
  return respond(
    200,
    `<${operation}Response>${results.map((result) => write('result', result)).join('')}</${operation}Response>`,
  );
}

export const soapFault = ({ code, message }: SoapFault): Response =>
  respond(
    500,
    `<soapenv:Fault><faultcode>${escapeText(code)}</faultcode><faultstring>${escapeText(message)}</faultstring></soapenv:Fault>`,
  );

function parse(xml: string): Element {
  try {
    return readXml(xml);
  } catch (error) {
    throw new SoapFault('soapenv:Client', (error as Error).message);
  }
}

const HEAD =
  '<?xml version="1.0" encoding="UTF-8"?><soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" xmlns="http://soap.sforce.com/2006/04/metadata" xmlns:sf="http://soap.sforce.com/2006/04/metadata" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">';

const respond = (status: number, body: string): Response =>
  new Response(`${HEAD}<soapenv:Body>${body}</soapenv:Body></soapenv:Envelope>`, {
    status,
    headers: { 'content-type': 'text/xml; charset=utf-8' },
  });

function write(name: string, value: SoapValue): string {
  if (value === undefined || value === null) return '';
  if (Array.isArray(value)) return value.map((item) => write(name, item)).join('');
  if (typeof value !== 'object') return `<${name}>${escapeText(String(value))}</${name}>`;
  return `<${name}>${Object.entries(value)
    .map(([key, inner]) => write(key, inner))
    .join('')}</${name}>`;
}
