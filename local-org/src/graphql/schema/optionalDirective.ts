// SPDX-License-Identifier: Apache-2.0
import { DirectiveLocation, GraphQLDirective } from 'graphql';

/** `@optional`: leaves a field out of the answer where the user may not read it, instead of refusing the request. */
export const OptionalDirective = new GraphQLDirective({ name: 'optional', locations: [DirectiveLocation.FIELD] });
