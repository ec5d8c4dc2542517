// SPDX-License-Identifier: Apache-2.0
import { matchesPattern } from '../src/pattern.ts';

test.each([
  ['jobs/ingest', '/services/data/v66.0/jobs/ingest', true],
  ['/jobs/ingest/', '/services/data/v66.0/jobs/ingest/', true],
  ['jobs/ingest', '/services/data/v66.0/jobs/ingest/750xx', false],
  ['jobs/ingest/*', '/services/data/v66.0/jobs/ingest/750xx', true],
  ['jobs/ingest/*', '/services/data/v66.0/jobs/ingest/750xx/batches', false],
  ['jobs/ingest/*/batches', '/services/data/v66.0/jobs/ingest/750xx/batches', true],
  ['*Results', '/services/data/v66.0/jobs/ingest/750xx/failedResults', true],
  ['results', '/services/data/v66.0/jobs/ingest/750xx/failedResults', false],
  ['post|PATCH', 'POST', true],
  ['post|PATCH', 'PUT', false],
  ['a.b', 'axb', false],
])('%s fits %s: %s', (pattern, told, fits) => {
  expect(matchesPattern(pattern, told)).toBe(fits);
});
