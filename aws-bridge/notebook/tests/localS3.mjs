// SPDX-License-Identifier: Apache-2.0
// Starts the S3 stand-in for test_store.py and test_notebook.py: prints its URL, ends when its input ends.
import { startLocalAws } from '@churn-risk/local-aws';

const s3 = await startLocalAws({ port: 0, folder: process.argv[2] });
console.log(s3.url);
process.stdin.resume();
process.stdin.on('end', () => void s3.close());
