import { useSyncExternalStore } from 'react';

/** What else there is to see of a journey, beside who is where. */
export const JOURNEY_VIEWS = ['design', 'test', 'launch', 'versions'] as const;
export type JourneyView = (typeof JOURNEY_VIEWS)[number];

export type Route =
  | { screen: 'journeys' }
  | { screen: 'journey'; id: string; step?: string; version?: number }
  | { screen: JourneyView; id: string }
  | { screen: 'messages'; id?: string; query: string; channel?: string }
  | { screen: 'customers'; query: string }
  | { screen: 'customer'; id: string }
  | { screen: 'productTypes' }
  | { screen: 'productType'; id: string }
  | { screen: 'newProductType' }
  | { screen: 'questions' }
  | { screen: 'models' }
  | { screen: 'accounts' }
  | { screen: 'audit' }
  | { screen: 'lost' };

const path = (...parts: string[]): string => `#/${parts.map(encodeURIComponent).join('/')}`;
const searched = (base: string, query: string, channel = ''): string => {
  const asked = [
    ...(query ? [`q=${encodeURIComponent(query)}`] : []),
    ...(channel ? [`channel=${encodeURIComponent(channel)}`] : []),
  ];
  return asked.length > 0 ? `${base}?${asked.join('&')}` : base;
};

const ofVersion = (base: string, version: number | undefined): string => (version ? `${base}?version=${version}` : base);

/** The addresses of the screens: every one can be bookmarked and sent to a colleague. */
export const to = {
  journeys: () => path('journeys'),
  journey: (id: string) => path('journeys', id),
  step: (id: string, step: string, version?: number) => ofVersion(path('journeys', id, 'steps', step), version),
  version: (id: string, version: number | undefined) => ofVersion(path('journeys', id), version),
  view: (id: string, view: JourneyView) => path('journeys', id, view),
  messages: (query = '', channel = '') => searched(path('messages'), query, channel),
  message: (id: string, query = '', channel = '') => searched(path('messages', id), query, channel),
  customers: (query = '') => searched(path('customers'), query),
  customer: (id: string) => path('customers', id),
  productTypes: () => path('product-types'),
  productType: (id: string) => path('product-types', id),
  newProductType: () => path('new-product-type'),
  questions: () => path('questions'),
  models: () => path('models'),
  accounts: () => path('accounts'),
  audit: () => path('audit'),
};

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

export function routeOf(hash: string): Route {
  const [location = '', search = ''] = hash.replace(/^#/, '').split('?', 2);
  const asked = new URLSearchParams(search);
  const query = asked.get('q') ?? '';
  const channel = asked.get('channel');
  const [section, id, sub, step] = location.split('/').filter(Boolean).map(decoded);
  if (section === undefined || (section === 'journeys' && id === undefined)) {
    return { screen: 'journeys' };
  }
  if (section === 'journeys' && id !== undefined) {
    const view = JOURNEY_VIEWS.find((known) => known === sub);
    const version = Number(asked.get('version'));
    return view
      ? { screen: view, id }
      : { screen: 'journey', id, ...(sub === 'steps' && step !== undefined && { step }), ...(version > 0 && { version }) };
  }
  if (section === 'messages') {
    return { screen: 'messages', query, ...(id !== undefined && { id }), ...(channel && { channel }) };
  }
  if (section === 'customers') {
    return id === undefined ? { screen: 'customers', query } : { screen: 'customer', id };
  }
  if (section === 'product-types') {
    return id === undefined ? { screen: 'productTypes' } : { screen: 'productType', id };
  }
  if (section === 'new-product-type' && id === undefined) {
    return { screen: 'newProductType' };
  }
  if ((section === 'questions' || section === 'models' || section === 'accounts' || section === 'audit') && id === undefined) {
    return { screen: section };
  }
  // where the identity provider sends a browser back to; who is signed in by then sees the start
  if (section === 'sign-in') {
    return { screen: 'journeys' };
  }
  return { screen: 'lost' };
}

const subscribe = (changed: () => void) => {
  window.addEventListener('hashchange', changed);
  return () => window.removeEventListener('hashchange', changed);
};

export const useRoute = (): Route => routeOf(useSyncExternalStore(subscribe, () => window.location.hash));

/** Changes the address without a new entry in the history: for what is typed letter by letter. */
export function replaceAddress(address: string): void {
  window.history.replaceState(null, '', address);
  window.dispatchEvent(new HashChangeEvent('hashchange'));
}
