// SPDX-License-Identifier: Apache-2.0
// What the workbench asks of the org. Every field is @optional: without access it is left out instead of failing the whole query.
import { gql } from 'lightning/graphql';

/** The loaded runs, newest load first. */
export const LOADED_RUNS = gql`
  query churnLoadedRuns {
    uiapi {
      query {
        Churn_Run__c(
          first: 200
          where: { Status__c: { in: ["Loaded", "Loaded with failures"] } }
          orderBy: { Finished__c: { order: DESC, nulls: LAST } }
        ) @optional {
          edges {
            node {
              Id
              Name @optional {
                value
              }
              Season__c: Season__c @optional {
                value
              }
              Finished__c: Finished__c @optional {
                value
              }
            }
          }
        }
      }
    }
  }
`;

/** What one run keeps for a what-if. */
export const RUN_PREVIEW = gql`
  query churnRunPreview($runId: ID!) {
    uiapi {
      query {
        Churn_Run__c(first: 1, where: { Id: { eq: $runId } }) @optional {
          edges {
            node {
              Id
              Thresholds__c: Thresholds__c @optional {
                value
              }
              Preview__c: Preview__c @optional {
                value
              }
            }
          }
        }
      }
    }
  }
`;

/** The names of those who own the accounts of a preview. */
export const OWNER_NAMES = gql`
  query churnOwnerNames($owners: [ID]) {
    uiapi {
      query {
        User(first: 2000, where: { Id: { in: $owners } }) @optional {
          edges {
            node {
              Id
              Name @optional {
                value
              }
            }
          }
        }
      }
    }
  }
`;
