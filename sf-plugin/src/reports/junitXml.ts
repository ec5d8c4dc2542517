// SPDX-License-Identifier: Apache-2.0
import { secondsOf, type LoadEnding } from './loadEnding.ts';
import { testCasesOf, type TestCase } from './testCases.ts';

/** The ending of a load as JUnit XML, in the form that the junit step of Jenkins reads. */
export function renderJunit(ending: LoadEnding): string {
  const cases = testCasesOf(ending);
  const { report } = ending;
  const count = (verdict: TestCase['verdict']): number => cases.filter((one) => one.verdict === verdict).length;
  const counts = { tests: cases.length, failures: count('failed'), errors: count('error') };
  const suite = {
    name: `sf churn load${report === undefined ? '' : ` ${report.runId}`}`,
    ...counts,
    skipped: count('skipped'),
    time: secondsOf(ending).toFixed(3),
    timestamp: ending.startedAt.toISOString().slice(0, 19),
  };
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    open('testsuites', { name: 'sf churn load', ...counts, time: suite.time }),
    open('testsuite', suite),
    ...propertyLines(ending),
    ...cases.flatMap(caseLines),
    '</testsuite>',
    '</testsuites>',
    '',
  ].join('\n');
}

function propertyLines({ report, failure }: LoadEnding): readonly string[] {
  const properties = {
    outcome: failure?.code ?? report?.outcome,
    run: report?.runId,
    season: report?.season,
    org: report?.orgId,
    load: report?.loadId,
    plan: report?.plan?.sha256,
  };
  const lines = Object.entries(properties).flatMap(([name, value]) =>
    value === undefined ? [] : [`<property${attributes({ name, value })}/>`],
  );
  return ['<properties>', ...lines, '</properties>'];
}

function caseLines({ group, name, seconds, verdict, message, text }: TestCase): readonly string[] {
  const start = open('testcase', { classname: `churn.load.${group}`, name, time: (seconds ?? 0).toFixed(3) });
  const said = { ...(message === undefined ? {} : { message }) };
  switch (verdict) {
    case 'passed':
      return [start, ...(text === undefined ? [] : [`<system-out>${escapeXml(text)}</system-out>`]), '</testcase>'];
    case 'skipped':
      return [start, `<skipped${attributes(said)}/>`, '</testcase>'];
    default: {
      const element = verdict === 'failed' ? 'failure' : 'error';
      return [start, `<${element}${attributes(said)}>${escapeXml(text ?? '')}</${element}>`, '</testcase>'];
    }
  }
}

function open(element: string, values: Readonly<Record<string, string | number>>): string {
  return `<${element}${attributes(values)}>`;
}

function attributes(values: Readonly<Record<string, string | number>>): string {
  return Object.entries(values)
    .map(([name, value]) => ` ${name}="${escapeXml(String(value)).replaceAll('\n', '&#10;')}"`)
    .join('');
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};
// what XML 1.0 has no way to say, lone surrogates included
const UNTELLABLE = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

/** A text as XML 1.0 holds it, in an element or an attribute; what it can't hold becomes U+FFFD. */
export function escapeXml(text: string): string {
  return text.replace(UNTELLABLE, '\u{FFFD}').replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}
