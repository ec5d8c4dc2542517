// SPDX-License-Identifier: Apache-2.0
// The name by which the base components import it.
export { CurrentPageReference, NavigationMixin } from 'lightning/navigation';
