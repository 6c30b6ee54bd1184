import { useEffect, useRef, type RefObject } from 'react';

/** Takes the focus to what a link of this page has just opened; a page opened by its address keeps the focus at its top. */
export function useArrival<E extends HTMLElement>(opened: string | undefined): RefObject<E | null> {
  const target = useRef<E>(null);
  useEffect(() => {
    if (opened !== undefined && document.activeElement !== document.body) {
      target.current?.focus({ preventScroll: true });
      target.current?.scrollIntoView({ block: 'nearest' });
    }
  }, [opened]);
  return target;
}
