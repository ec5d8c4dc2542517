// SPDX-License-Identifier: Apache-2.0

/** Templates of Lightning pages that this org knows, with the regions of each. */
export const PAGE_TEMPLATES: Readonly<Record<string, { readonly type: string; readonly regions: readonly string[] }>> =
  {
    'flexipage:defaultAppHomeTemplate': { type: 'AppPage', regions: ['main'] },
    'flexipage:recordHomeLeftSidebarTemplateDesktop': { type: 'RecordPage', regions: ['header', 'main', 'sidebar'] },
    'flexipage:recordHomeSingleColNoHeaderTemplateDesktop': { type: 'RecordPage', regions: ['main'] },
    'flexipage:recordHomeTemplateDesktop': { type: 'RecordPage', regions: ['header', 'main', 'sidebar'] },
    'flexipage:recordHomeWithSubheaderTemplateDesktop': {
      type: 'RecordPage',
      regions: ['header', 'subheader', 'main', 'sidebar'],
    },
    'home:desktopTemplate': { type: 'HomePage', regions: ['top', 'bottomLeft', 'bottomRight', 'sidebar'] },
  };

/** Kinds of pages, with the target that a component needs to stand on one. */
export const PAGE_TARGETS: Readonly<Record<string, string>> = {
  AppPage: 'lightning__AppPage',
  HomePage: 'lightning__HomePage',
  RecordPage: 'lightning__RecordPage',
};

/** Components of the platform, with those of their properties that name a facet of the page. */
export const STANDARD_COMPONENTS: Readonly<Record<string, readonly string[]>> = {
  'flexipage:accordion2': ['accordionSections'],
  'flexipage:accordionSection': ['body'],
  'flexipage:column': ['body'],
  'flexipage:fieldSection': ['columns'],
  'flexipage:filterListCard': [],
  'flexipage:reportChart': [],
  'flexipage:richText': [],
  'flexipage:tab': ['body'],
  'flexipage:tabset': ['tabs'],
  'flexipage:tabset2': ['tabs'],
  'force:detailPanel': [],
  'force:highlightsPanel': [],
  'force:relatedListContainer': [],
  'force:relatedListSingleContainer': [],
  'forceChatter:recordFeedContainer': [],
  'lst:dynamicRelatedList': [],
  'record_flexipage:dynamicHighlights': [],
  'runtime_sales_activities:activityPanel': [],
};
