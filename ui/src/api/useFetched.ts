import { usePolled, type Polled } from './usePolled';

/** Asks once: for what does not change while it is looked at. */
export function useFetched<T>(path: string | undefined): Polled<T> {
  return usePolled<T>(path, 0);
}
