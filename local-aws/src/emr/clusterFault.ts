// SPDX-License-Identifier: Apache-2.0

/** What goes wrong with one cluster, as a test orders it. */
export type ClusterFault =
  /** RunJobFlow answers an error and starts nothing. */
  | {
      readonly kind: 'start_refused';
      readonly error?:
        'InternalServerException' | 'InternalServerError' | 'InvalidRequestException' | 'ThrottlingException';
      readonly message?: string;
    }
  /** RunJobFlow starts the cluster, yet its answer is an InternalServerException. */
  | { readonly kind: 'answer_lost' }
  /** The cluster ends while it is STARTING: TERMINATED_WITH_ERRORS, INSTANCE_FAILURE. */
  | { readonly kind: 'no_capacity'; readonly message?: string }
  /** The first bootstrap action fails without being run; one is taken to be there. */
  | { readonly kind: 'bootstrap_fails'; readonly exitCode?: number; readonly stderr?: string }
  /** The first step fails without being run. Exit codes above 128 stand for signals. */
  | { readonly kind: 'step_fails'; readonly exitCode?: number; readonly stderr?: string }
  /** The first step runs and never ends. */
  | { readonly kind: 'step_hangs' };
