// SPDX-License-Identifier: Apache-2.0
export { answerFaults, FAULTS_PATH } from './answerFaults.ts';
export { answerOrReset, ConnectionReset, cutShort, readHalfBody } from './connectionReset.ts';
export type { Fault, OptionValues } from './fault.ts';
export { FaultRefused, fillOrder, parseFault, type FaultOrder } from './faultOrder.ts';
export { insertFaults } from './faultTable.ts';
export { fractionOf } from './fractionOf.ts';
export { flag, number, oneOf, text, type Option } from './option.ts';
export { createSwitchboard, type FaultView, type InForce, type Switchboard } from './switchboard.ts';
