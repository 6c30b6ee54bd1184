import { createContext, useContext, type ReactNode } from 'react';
import { usePolled, type Polled } from '../api/usePolled';
import type { Status } from '../api/types';

const StatusContext = createContext<Polled<Status>>({ data: undefined, error: undefined, retry: () => {} });

export function StatusProvider({ children }: { children: ReactNode }) {
  return <StatusContext value={usePolled<Status>('/api/status')}>{children}</StatusContext>;
}

export const useStatus = (): Polled<Status> => useContext(StatusContext);

/** The clock of the program, which may be a virtual one; the clock of this computer until it is known. */
export function useNow(): string {
  return useStatus().data?.clock.now ?? new Date().toISOString();
}
