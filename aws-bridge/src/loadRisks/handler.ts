// SPDX-License-Identifier: Apache-2.0
// The Lambda `load-risks`. What must stand around it:
// - environment: SALESFORCE_SECRET (name or ARN), FAILED_LOADS_QUEUE_URL (the dead-letter queue)
// - a queue between the rule and the function, one message a batch, with partial batch responses. Its visibility
//   timeout is longer than the function's and than the 15 minutes after which a dead load's lease may be taken; a
//   message is received often (a day's worth) before it becomes a dead letter
// - rights: secretsmanager:GetSecretValue; sqs:SendMessage to the dead-letter queue; s3:GetObject in runs/ and loads/,
//   s3:PutObject in loads/, s3:ListBucket for both
// - /tmp for a copy of the predictions and of what is written
import { createLoadRisks } from './loadRisks.ts';
import { openWorld } from './world.ts';

export const handler = createLoadRisks(openWorld(process.env));
