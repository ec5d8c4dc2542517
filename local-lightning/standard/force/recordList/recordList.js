// SPDX-License-Identifier: Apache-2.0
import { LightningElement, api, wire } from 'lwc';
import { gql, graphql } from 'lightning/graphql';
import { getObjectInfo } from 'lightning/uiObjectInfoApi';

/** The first records of an object by name; list views are not part of the stand-in. */
export default class RecordList extends LightningElement {
  @api objectApiName;
  @api label;
  @api iconName;

  @wire(getObjectInfo, { objectApiName: '$objectApiName' }) object;
  @wire(graphql, { query: '$query' }) answer;

  get nameField() {
    return this.object.data?.nameFields?.[0];
  }

  get query() {
    if (this.nameField === undefined) return undefined;
    const name = `${this.nameField} @optional { value }`;
    return gql`query records { uiapi { query { ${this.objectApiName}(first: 100, orderBy: { ${this.nameField}: { order: ASC } }) { edges { node { Id ${name} } } } } } }`;
  }

  get records() {
    const edges = this.answer.data?.uiapi.query[this.objectApiName].edges ?? [];
    return edges.map(({ node }) => ({
      id: node.Id,
      name: node[this.nameField]?.value ?? node.Id,
      url: `/lightning/r/${this.objectApiName}/${node.Id}/view`,
    }));
  }

  get error() {
    return this.object.error?.body.message ?? this.answer.errors?.[0].message;
  }
}
