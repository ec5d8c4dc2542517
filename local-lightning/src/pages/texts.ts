// SPDX-License-Identifier: Apache-2.0
// Texts of the pages that no package brings along.

export type Texts = {
  readonly tabs: Readonly<Record<string, string>>;
  readonly navigation: string;
  readonly changeUser: string;
  readonly darkTheme: string;
  readonly lightTheme: string;
  readonly notFound: string;
  readonly home: string;
  readonly nothingToShow: string;
};

/** In the user's language where it is one of ours, else in English. */
export const textsFor = (language: string): Texts => TEXTS[language.split('_')[0] ?? ''] ?? ENGLISH;

const ENGLISH: Texts = {
  tabs: {
    detail: 'Details',
    relatedLists: 'Related',
    activity: 'Activity',
    collaborate: 'Chatter',
    news: 'News',
  },
  navigation: 'App navigation',
  changeUser: 'Change user',
  darkTheme: 'Dark',
  lightTheme: 'Light',
  notFound: 'This page does not exist in the stand-in.',
  home: 'Home',
  nothingToShow: 'Nothing to show.',
};

const TEXTS: Readonly<Record<string, Texts>> = {
  en: ENGLISH,
  de: {
    tabs: {
      detail: 'Details',
      relatedLists: 'Zugehörig',
      activity: 'Aktivität',
      collaborate: 'Chatter',
      news: 'Neuigkeiten',
    },
    navigation: 'Navigation der App',
    changeUser: 'Benutzer wechseln',
    darkTheme: 'Dunkel',
    lightTheme: 'Hell',
    notFound: 'Diese Seite gibt es in der Nachbildung nicht.',
    home: 'Startseite',
    nothingToShow: 'Nichts vorhanden.',
  },
};
