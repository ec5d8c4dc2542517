// SPDX-License-Identifier: Apache-2.0
// What of the Flow metadata this org runs. Everything else that the platform knows is refused by name, because a Flow
// that runs without it would do something else than on the platform.
import { problem, type Problem } from '../metadata/problem.ts';
import type { Element } from '../metadata/xml/element.ts';

const NODE = ['description', 'label', 'locationX', 'locationY', 'name', 'processMetadataValues'];
const RESOURCE = ['description', 'name', 'processMetadataValues'];
const FAULTS = ['connector', 'faultConnector'];
const FILTERS = ['filterLogic', 'filters'];

/** By tag; a tag that is not listed here may hold what the platform's own lists allow. */
const SUPPORTED: Readonly<Record<string, readonly string[]>> = {
  Flow: [
    'apiVersion',
    'areMetricsLoggedToDataCloud',
    'assignments',
    'constants',
    'decisions',
    'description',
    'environments',
    'formulas',
    'fullName',
    'interviewLabel',
    'label',
    'loops',
    'processMetadataValues',
    'processType',
    'recordCreates',
    'recordDeletes',
    'recordLookups',
    'recordUpdates',
    'runInMode',
    'start',
    'status',
    'textTemplates',
    'triggerOrder',
    'variables',
  ],
  start: [
    ...NODE,
    ...FILTERS,
    'connector',
    'doesRequireRecordChangedToMeetCriteria',
    'filterFormula',
    'object',
    'recordTriggerType',
    'scheduledPaths',
    'triggerType',
  ],
  scheduledPaths: [...RESOURCE, 'connector', 'label', 'maxBatchSize', 'pathType'],
  assignments: [...NODE, 'assignmentItems', 'connector'],
  decisions: [...NODE, 'defaultConnector', 'defaultConnectorLabel', 'rules'],
  rules: [...RESOURCE, 'conditionLogic', 'conditions', 'connector', 'label'],
  conditions: ['leftValueReference', 'operator', 'processMetadataValues', 'rightValue'],
  loops: [...NODE, 'collectionReference', 'iterationOrder', 'nextValueConnector', 'noMoreValuesConnector'],
  recordCreates: [
    ...NODE,
    ...FAULTS,
    'assignRecordIdToReference',
    'inputAssignments',
    'inputReference',
    'object',
    'storeOutputAutomatically',
  ],
  recordDeletes: [...NODE, ...FAULTS, ...FILTERS, 'inputReference', 'object'],
  recordLookups: [
    ...NODE,
    ...FAULTS,
    ...FILTERS,
    'assignNullValuesIfNoRecordsFound',
    'getFirstRecordOnly',
    'object',
    'outputAssignments',
    'outputReference',
    'queriedFields',
    'sortField',
    'sortOrder',
    'storeOutputAutomatically',
  ],
  recordUpdates: [...NODE, ...FAULTS, ...FILTERS, 'inputAssignments', 'inputReference', 'object'],
  variables: [...RESOURCE, 'dataType', 'isCollection', 'isInput', 'isOutput', 'objectType', 'scale', 'value'],
};

/** Elements that the platform would run and this org would not. */
export function unsupportedElements(element: Element): readonly Problem[] {
  const supported = SUPPORTED[element.name];
  return element.children.flatMap((inner) =>
    supported === undefined || supported.includes(inner.name)
      ? unsupportedElements(inner)
      : [problem(`The flow element '${inner.name}' (in ${element.name}) is not supported by this org`, inner.line)],
  );
}
