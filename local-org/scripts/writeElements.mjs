// SPDX-License-Identifier: Apache-2.0
// Writes src/metadata/elements.json: the elements of each metadata type that this org deploys, taken from the
// declarations of @salesforce/types (generated there from the platform's Metadata API WSDL).
// Run: `node local-org/scripts/writeElements.mjs <@salesforce/types>/lib/metadata.d.ts`, then prettier on the JSON.
import { readFileSync, writeFileSync } from 'node:fs';

const ROOTS = [
  'ApexClass',
  'CompactLayout',
  'CustomApplication',
  'CustomField',
  'CustomLabels',
  'CustomMetadata',
  'CustomObject',
  'CustomObjectTranslation',
  'CustomPermission',
  'CustomTab',
  'Dashboard',
  'FlexiPage',
  'Flow',
  'Folder',
  'Layout',
  'LightningComponentBundle',
  'ListView',
  'PermissionSet',
  'Queue',
  'Report',
  'ReportType',
  'Translations',
  'ValidationRule',
];

// Parts of a Flow, an object or a layout that are refused wherever they appear: named, so that the refusal can say
// that the platform knows them, but not listed.
const CLOSED = new Set([
  'AppBrand',
  'AppProfileActionOverride',
  'AppWorkspaceConfig',
  'AppPreferences',
  'FlowActionCall',
  'FlowApexPluginCall',
  'FlowChoice',
  'FlowCollectionProcessor',
  'FlowCustomError',
  'FlowDynamicChoiceSet',
  'FlowExperiment',
  'FlowOrchestratedStage',
  'FlowRecordRollback',
  'FlowScreen',
  'FlowStage',
  'FlowStep',
  'FlowSubflow',
  'FlowTransform',
  'FlowWait',
  'FlowSchedule',
  'FlowCapability',
  'FlowInlineTransform',
  'MktDataLakeAttributes',
  'MktDataModelAttributes',
  'MktDataLakeFieldAttributes',
  'MktDataModelFieldAttributes',
  'RecordType',
  'BusinessProcess',
  'WebLink',
  'SharingReason',
  'SharingRecalculation',
  'FieldSet',
  'Index',
  'EncryptedFieldMaskChar',
  'ArticleTypeChannelDisplay',
  'ProfileSearchLayouts',
  'Picklist',
  'LookupFilter',
  'RelatedContent',
  'FeedLayout',
  'QuickActionList',
  'PlatformActionList',
  'SummaryLayout',
  'CustomConsoleComponents',
  'SubtabComponents',
  'DataPipeline',
  'ServiceCloudConsoleConfig',
  'FlexiPageCompSchemaPropertyDef',
  'FlexiPageEvent',
  'FlexipageDataSource',
  'ReportBlockInfo',
  'ReportBucketField',
  'ReportColorRange',
  'ReportCrossFilter',
  'ReportCustomDetailFormula',
  'ReportDataCategoryFilter',
  'ReportFormattingRule',
  'ReportHistoricalSelector',
  'DashboardDynamicValue',
  'DashboardFlexTableComponentProperties',
  'AiCoachAgentScnrDefTranslation',
  'BotBlockTranslation',
  'BotTemplateTranslation',
  'BotTranslation',
  'ConversationMessageDefinitionTranslation',
  'CustomPageWebLinkTranslation',
  'DataConnectorTranslation',
  'ExplainabilityMsgTemplateFieldTranslation',
  'IdentityVerificationFieldTranslation',
  'PipelineInspMetricConfigTranslation',
  'ProductSpecificationTypeTranslation',
  'PromptTranslation',
  'GlobalQuickActionTranslation',
  'RecordAlertCategoryTranslation',
  'RecordAlertTemplateTranslation',
  'ScontrolTranslation',
  'ServiceProcessAttributeTranslation',
  'ServiceProcessItemGroupTranslation',
  'TimelineObjectDefinitionTranslation',
  'FieldSetTranslation',
  'QuickActionTranslation',
  'RecordTypeTranslation',
  'SharingReasonTranslation',
  'WorkflowTaskTranslation',
]);

const declarations = readFileSync(process.argv[2], 'utf8');
const types = {};
const enums = {};
for (const root of ROOTS) describe(root);
// folders are written with the name of what they hold
types['ReportFolder'] = types['DashboardFolder'] = types['Folder'];
delete types['Folder'];
const sorted = (record) => Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
const line = ([name, value]) => `    ${JSON.stringify(name)}: ${JSON.stringify(value)}`;
const block = (record) => `{\n${Object.entries(sorted(record)).map(line).join(',\n')}\n  }`;
writeFileSync(
  new URL('../src/metadata/elements.json', import.meta.url),
  `{\n  "source": "@salesforce/types 1.9.0 lib/metadata.d.ts, Copyright (c) Salesforce.com, Inc., BSD-3-Clause",\n  "types": ${block(types)},\n  "enums": ${block(enums)}\n}\n`,
);

/** Lists a type and everything that it is made of. `?` after a type: may be missing; `*`: any number. */
function describe(name) {
  if (name in types || name in enums || CLOSED.has(name)) return;
  const union = new RegExp(`^export type ${name} = ('.*');$`, 'm').exec(declarations);
  if (union) {
    const values = union[1].split(' | ').map((value) => value.slice(1, -1));
    enums[name] = values.length > 200 ? [] : values; // no values: any is taken
    return;
  }
  const body = new RegExp(`^export type ${name} = (?:(\\w+) & )?\\{\\n([^}]*)\\};$`, 'm').exec(declarations);
  if (!body) return;
  const [, base, text] = body;
  if (base) describe(base);
  types[name] = {
    ...types[base],
    ...Object.fromEntries([...text.matchAll(/^ {4}(\w+)(\??): (\w+)(\[\])?;$/gm)].map(element)),
  };
  for (const type of Object.values(types[name])) describe(type.replace(/[?*]$/, ''));
}

function element([, name, optional, type, many]) {
  return [name, type + (many ? '*' : optional)];
}
