import { createContext, useCallback, useContext, useEffect, useMemo, type ReactNode } from 'react';
import { SIGNED_OUT } from '../api/client';
import { usePolled } from '../api/usePolled';
import { Loaded } from '../parts/Loaded';
import { SignInScreen } from './SignInScreen';
import { includes, type Role, type Session } from './types';

const NEVER = 0;

const SessionContext = createContext<{ session: Session; refresh: () => void }>({
  session: { open: false, external: false },
  refresh: () => {},
});

/** Knows who is signed in; whoever has to sign in first sees nothing else. */
export function SessionProvider({ children }: { children: ReactNode }) {
  const { data, error, retry } = usePolled<Session>('/api/session', NEVER);
  const refresh = useCallback(() => retry(), [retry]);

  useEffect(() => {
    window.addEventListener(SIGNED_OUT, refresh);
    return () => window.removeEventListener(SIGNED_OUT, refresh);
  }, [refresh]);

  const known = useMemo(() => data && { session: data, refresh }, [data, refresh]);
  return (
    <Loaded data={known} error={error} retry={retry}>
      {(value) =>
        value.session.role ? (
          <SessionContext value={value}>{children}</SessionContext>
        ) : (
          <SignInScreen session={value.session} entered={refresh} />
        )
      }
    </Loaded>
  );
}

export const useSession = () => useContext(SessionContext);

/** Whether the signed-in person may do what this role may. The program checks again. */
export function useMay(): (least: Role) => boolean {
  const { role } = useSession().session;
  return useCallback((least: Role) => includes(role, least), [role]);
}
