import { useMemo } from 'react';
import type { Catalog, DraftedJourney } from '../api/designTypes';
import { useFetched } from '../api/useFetched';
import type { Surroundings } from './localFindings';

interface Journeys {
  journeys: DraftedJourney[];
}

/** What the forms of this installation have to choose from. */
export const useCatalog = (): Catalog | undefined => useFetched<Catalog>('/api/catalog').data;

/** A product type whose customers enter a journey, to show its messages for. */
export const useEntering = (journey: string): string | undefined =>
  useFetched<Journeys>('/api/journeys').data?.journeys.find(({ id }) => id === journey)?.productTypes[0]?.id;

/** What a journey may refer to, as the rules ask for it. */
export const useSurroundings = (catalog: Catalog | undefined): Surroundings | undefined =>
  useMemo(
    () =>
      catalog && {
        channels: [...catalog.channels.map(({ id }) => id), 'best'],
        templates: catalog.templates.map(({ id }) => id),
        tables: Object.fromEntries(catalog.tables.map(({ id, outputs }) => [id, outputs])),
      },
    [catalog],
  );
