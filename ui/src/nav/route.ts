import { useSyncExternalStore } from 'react';

export type Route =
  | { screen: 'journeys' }
  | { screen: 'journey'; id: string; step?: string }
  | { screen: 'messages'; id?: string; query: string }
  | { screen: 'customers'; query: string }
  | { screen: 'customer'; id: string }
  | { screen: 'models' }
  | { screen: 'accounts' }
  | { screen: 'audit' }
  | { screen: 'lost' };

const path = (...parts: string[]): string => `#/${parts.map(encodeURIComponent).join('/')}`;
const searched = (base: string, query: string): string => (query ? `${base}?q=${encodeURIComponent(query)}` : base);

/** The addresses of the screens: every one can be bookmarked and sent to a colleague. */
export const to = {
  journeys: () => path('journeys'),
  journey: (id: string) => path('journeys', id),
  step: (id: string, step: string) => path('journeys', id, 'steps', step),
  messages: (query = '') => searched(path('messages'), query),
  message: (id: string, query = '') => searched(path('messages', id), query),
  customers: (query = '') => searched(path('customers'), query),
  customer: (id: string) => path('customers', id),
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
  const query = new URLSearchParams(search).get('q') ?? '';
  const [section, id, sub, step] = location.split('/').filter(Boolean).map(decoded);
  if (section === undefined || (section === 'journeys' && id === undefined)) {
    return { screen: 'journeys' };
  }
  if (section === 'journeys' && id !== undefined) {
    return { screen: 'journey', id, ...(sub === 'steps' && step !== undefined && { step }) };
  }
  if (section === 'messages') {
    return { screen: 'messages', query, ...(id !== undefined && { id }) };
  }
  if (section === 'customers') {
    return id === undefined ? { screen: 'customers', query } : { screen: 'customer', id };
  }
  if ((section === 'models' || section === 'accounts' || section === 'audit') && id === undefined) {
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
