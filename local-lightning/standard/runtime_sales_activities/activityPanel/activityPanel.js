// SPDX-License-Identifier: Apache-2.0
import { LightningElement, api, wire } from 'lwc';
import { gql, graphql } from 'lightning/graphql';

const TASKS = gql`
  query tasks($recordId: ID!) {
    uiapi {
      query {
        Task(
          first: 20
          where: { or: [{ WhatId: { eq: $recordId } }, { AccountId: { eq: $recordId } }] }
          orderBy: { ActivityDate: { order: ASC, nulls: LAST } }
        ) @optional {
          edges {
            node {
              Id
              Subject @optional {
                value
              }
              Status @optional {
                value
                displayValue
              }
              ActivityDate @optional {
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

/** `runtime_sales_activities:activityPanel`: the record's tasks, the earliest due first; it has no composer. */
export default class ActivityPanel extends LightningElement {
  @api recordId;
  /** Shown where there is no task. */
  @api emptyText;

  @wire(graphql, { query: TASKS, variables: '$variables' }) answer;

  get variables() {
    return { recordId: this.recordId };
  }

  get tasks() {
    const edges = this.answer.data?.uiapi.query.Task?.edges ?? [];
    return edges.map(({ node }) => ({
      id: node.Id,
      subject: node.Subject?.value ?? node.Id,
      details: [node.ActivityDate, node.Status]
        .map((field) => field?.displayValue ?? field?.value)
        .filter(Boolean)
        .join(' · '),
      url: `/lightning/r/Task/${node.Id}/view`,
    }));
  }

  get isEmpty() {
    return this.answer.data !== undefined && this.tasks.length === 0;
  }

  get error() {
    return this.answer.errors?.[0].message;
  }
}
