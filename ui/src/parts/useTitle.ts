import { useEffect } from 'react';

/** Names the browser tab after the screen. */
export function useTitle(title: string | undefined): void {
  useEffect(() => {
    document.title = title ? `${title} · Kairos` : 'Kairos';
  }, [title]);
}
