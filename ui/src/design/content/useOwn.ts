import { useEffect, useRef, useState } from 'react';

const REST_MILLIS = 500;

/** What is being typed, written into the journey when the typing rests; what undo brings back is shown again. */
export function useTyped(kept: string, keep: (text: string) => void) {
  const [typed, setTyped] = useState(kept);
  const known = useRef(kept);
  const keeping = useRef(keep);
  keeping.current = keep;

  useEffect(() => {
    if (kept !== known.current) {
      known.current = kept;
      setTyped(kept);
    }
  }, [kept]);

  const settle = (text: string) => {
    if (text !== known.current) {
      known.current = text;
      keeping.current(text);
    }
  };
  const settling = useRef(settle);
  settling.current = settle;
  useEffect(() => {
    const timer = setTimeout(() => settling.current(typed), REST_MILLIS);
    return () => clearTimeout(timer);
  }, [typed]);

  return { value: typed, onChange: setTyped, onBlur: () => settle(typed) };
}
