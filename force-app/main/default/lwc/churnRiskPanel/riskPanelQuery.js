// SPDX-License-Identifier: Apache-2.0
// Everything the panel shows, in one request. Without access to a field, or to a whole object, @optional leaves it out
// instead of failing the query; so filters and orders name only what every reader of the object can read.
import { gql } from 'lightning/graphql';

/** `recordId` is an account, whose risks are meant, or a risk. */
export const RISK_PANEL = gql`
  query churnRiskPanel($recordId: ID) {
    uiapi {
      query {
        Risk__c(
          first: 200
          where: { or: [{ Account__c: { eq: $recordId } }, { Id: { eq: $recordId } }] }
          orderBy: { CreatedDate: { order: DESC } }
        ) @optional {
          edges {
            node {
              Id
              Name @optional {
                value
              }
              LastModifiedDate @optional {
                value
              }
              Season__c: Season__c @optional {
                value
              }
              Band__c: Band__c @optional {
                value
              }
              Probability__c: Probability__c @optional {
                value
              }
              Probability_Before__c: Probability_Before__c @optional {
                value
              }
              Value_At_Risk__c: Value_At_Risk__c @optional {
                value
              }
              Renewal_Value__c: Renewal_Value__c @optional {
                value
              }
              Value_Is_Partial__c: Value_Is_Partial__c @optional {
                value
              }
              Renewals_At_Risk__c: Renewals_At_Risk__c @optional {
                value
              }
              Next_Renewal_Date__c: Next_Renewal_Date__c @optional {
                value
              }
              Reason_1__c: Reason_1__c @optional {
                value
              }
              Reason_2__c: Reason_2__c @optional {
                value
              }
              Reason_3__c: Reason_3__c @optional {
                value
              }
              Rationale__c: Rationale__c @optional {
                value
              }
              Data_Gaps__c: Data_Gaps__c @optional {
                value
              }
              As_Of__c: As_Of__c @optional {
                value
              }
              Alert_Number__c: Alert_Number__c @optional {
                value
              }
              Task_Error__c: Task_Error__c @optional {
                value
              }
              Status__c: Status__c @optional {
                value
                displayValue
              }
              Status_Reason__c: Status_Reason__c @optional {
                value
              }
              Verdict__c: Verdict__c @optional {
                value
              }
              Cause_Seen__c: Cause_Seen__c @optional {
                value
              }
              Action_Taken__c: Action_Taken__c @optional {
                value
              }
              Comment__c: Comment__c @optional {
                value
              }
              Snoozed_Until__c: Snoozed_Until__c @optional {
                value
              }
              First_Viewed__c: First_Viewed__c @optional {
                value
              }
              CurrencyIsoCode @optional {
                value
              }
              Run__r: Run__r @optional {
                Id
                Name @optional {
                  value
                }
                Model_Name__c: Model_Name__c @optional {
                  value
                }
                Model_Version__c: Model_Version__c @optional {
                  value
                }
                Currency__c: Currency__c @optional {
                  value
                }
              }
            }
          }
        }
        Churn_Run__c(first: 50, orderBy: { CreatedDate: { order: DESC } }) @optional {
          edges {
            node {
              Id
              Season__c: Season__c @optional {
                value
              }
              Status__c: Status__c @optional {
                value
              }
              Scored_At__c: Scored_At__c @optional {
                value
              }
              As_Of__c: As_Of__c @optional {
                value
              }
            }
          }
        }
        Task(
          first: 200
          where: {
            and: [
              { IsClosed: { eq: false } }
              { or: [{ AccountId: { eq: $recordId } }, { WhatId: { eq: $recordId } }] }
            ]
          }
          orderBy: { CreatedDate: { order: DESC } }
        ) @optional {
          edges {
            node {
              Id
              WhatId @optional {
                value
              }
              Subject @optional {
                value
              }
              ActivityDate @optional {
                value
              }
              Status @optional {
                value
                displayValue
              }
            }
          }
        }
      }
    }
  }
`;
