// SPDX-License-Identifier: Apache-2.0
import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { z } from 'zod';
import { ChurnError } from '@churn-risk/core/load';

/** What may differ between two installations of the stack. Given as CDK context: `-c alarmEmail=ops@example.com`. */
export type StackSettings = {
  /** Name of the stack, of its secret and of the tag that the clusters carry. */
  readonly stackName: string;
  /** Undefined: CloudFormation makes a name. */
  readonly bucketName?: string | undefined;
  /** An address that gets every alarm. Undefined: subscribe to the topic by other means. */
  readonly alarmEmail?: string | undefined;
  /** `cron(...)` or `rate(...)`, UTC: when the newest notebook runs without an upload. Undefined: never. */
  readonly schedule?: string | undefined;
  /** False: runs wait for somebody who loads them. */
  readonly loadOnArrival: boolean;
  /** Where clusters stand. Undefined: `config/cluster.json` says it, or the default VPC. */
  readonly subnetId?: string | undefined;
  /** Name of a security configuration of EMR: encryption of the cluster's disks and traffic. */
  readonly securityConfiguration?: string | undefined;
  /** Buckets of the data lake beside the stack's own; the cluster may read them. */
  readonly lakeBuckets: readonly string[];
  /** How long Lambda logs and cluster logs are kept; one of the periods that CloudWatch offers. */
  readonly logDays: RetentionDays;
  /** No cluster may become older, whatever `limits.clusterHours` of its configuration says. */
  readonly maximumClusterHours: number;
};

/** Reads the context by its keys. Throws ChurnError `usage`, naming every key that is wrong. */
export function readStackSettings(valueOf: (key: string) => unknown): StackSettings {
  const given = Object.fromEntries(CONTEXT_KEYS.map((key) => [key, presentValue(valueOf(key))]));
  const parsed = CONTEXT.safeParse(given);
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  throw new ChurnError(
    'usage',
    `The context of the stack is wrong: ${faults.join('; ')}.`,
    'Give it as -c KEY=VALUE; aws-bridge/README.md lists the keys.',
  );
}

/** `-c key=` takes a value back to its default. */
function presentValue(value: unknown): unknown {
  return value === '' || value === null ? undefined : value;
}

const BUCKET = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;
const LOG_PERIODS: readonly number[] = Object.values(RetentionDays).filter((days) => typeof days === 'number');

const CONTEXT = z.object({
  stackName: z
    .string()
    .regex(/^[A-Za-z][A-Za-z0-9-]{0,40}$/, 'must be 1 to 41 letters, digits and hyphens, and begin with a letter')
    .default('churn-risk'),
  bucketName: z.string().regex(BUCKET, 'is no name of a bucket').optional(),
  alarmEmail: z.email('is no e-mail address').optional(),
  schedule: z
    .string()
    .regex(/^(cron|rate)\(.+\)$/, 'must be cron(...) or rate(...)')
    .optional(),
  loadOnArrival: z
    .enum(['true', 'false'], 'must be true or false')
    .default('true')
    .transform((text) => text === 'true'),
  subnetId: z
    .string()
    .regex(/^subnet-[0-9a-f]+$/, 'is no subnet')
    .optional(),
  securityConfiguration: z.string().optional(),
  lakeBuckets: z
    .string()
    .default('')
    .transform((names) => names.split(',').flatMap((name) => name.trim() || []))
    .pipe(z.array(z.string().regex(BUCKET, 'must be names of buckets, joined by commas'))),
  logDays: z.coerce
    .number()
    .default(RetentionDays.THREE_MONTHS)
    .refine(isLogPeriod, `must be one of ${LOG_PERIODS.filter((days) => days < 9999).join(', ')}`)
    .transform((days) => days as RetentionDays),
  maximumClusterHours: z.coerce
    .number('must be a number')
    .min(1, 'must be 1 or more')
    .max(168, 'must be 168 or less')
    .default(24),
});

/** As README.md lists them. */
export const CONTEXT_KEYS: readonly string[] = Object.keys(CONTEXT.shape);

function isLogPeriod(days: number): boolean {
  return LOG_PERIODS.includes(days);
}
