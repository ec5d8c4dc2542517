// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { escapeXml, renderJunit } from '../../src/reports/junitXml.ts';
import { anEnding, aGate, aReport, GATES } from './anEnding.ts';

const parser = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: '', trimValues: false });

test('is JUnit XML with counts, properties and cases', () => {
  const failure = { code: 'gates_closed', message: 'Nothing was "written" <here>.', next: 'Look into it.' };
  const xml = renderJunit(anEnding({ failure, report: aReport({ outcome: 'refused', gates: GATES }) }));

  const { testsuites } = parser.parse(xml) as { testsuites: { testsuite: Suite; tests: string } };
  const { testcase, properties, ...suite } = testsuites.testsuite;
  expect(suite).toMatchObject({
    name: 'sf churn load run-2026-a',
    tests: '8',
    failures: '2',
    errors: '1',
    skipped: '2',
    time: '3.000',
    timestamp: '2025-12-03T02:00:00',
  });
  expect(properties.property).toContainEqual({ name: 'outcome', value: 'gates_closed' });
  expect(testcase[0]).toMatchObject({
    classname: 'churn.load.load',
    name: 'the run is loaded',
    time: '3.000',
    error: { message: 'Nothing was "written" <here>.', '#text': 'Nothing was "written" <here>.\nLook into it.' },
  });
  expect(testcase[2]).toMatchObject({
    classname: 'churn.load.gates',
    name: 'recede',
    failure: { message: '21 of 30 open risks would recede; 20 may.' },
  });
});

type Suite = Readonly<Record<string, string>> & {
  readonly properties: { readonly property: readonly { readonly name: string; readonly value: string }[] };
  readonly testcase: readonly unknown[];
};

test('is well-formed whatever a message holds, and nothing that XML can tell is lost', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (message) => {
      const xml = renderJunit(anEnding({ report: aReport({ gates: [aGate({ closed: true, message })] }) }));
      expect(XMLValidator.validate(xml)).toBe(true);
    }),
  );
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme-ascii', minLength: 1 }), (text) => {
      const { a } = parser.parse(`<a t="${escapeXml(text)}"/>`) as { a: { t: string } };
      expect(a.t).toBe(text);
    }),
  );
});

test('what XML 1.0 can not hold is replaced', () => {
  expect(escapeXml('a\u0000b\u001b[1m\ud800c\ufffe\u{1F600}\t')).toBe('a\ufffdb\ufffd[1m\ufffdc\ufffd\u{1F600}\t');
});
