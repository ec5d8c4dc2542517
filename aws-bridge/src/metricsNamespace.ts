// SPDX-License-Identifier: Apache-2.0
/** Of all metrics of the functions in CloudWatch. */
export const METRICS_NAMESPACE = 'ChurnRisk';
