import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Input, SearchField } from 'react-aria-components';
import { Icon } from './Icon';

const PAUSE_MILLIS = 300;

interface SearchProps {
  label: string;
  value: string;
  onSearch: (query: string) => void;
}

/** Searches when the typing pauses, at once on Enter or when cleared. */
export function Search({ label, value, onSearch }: SearchProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(value);
  const asked = useRef(value);

  const ask = (query: string) => {
    const trimmed = query.trim();
    if (trimmed !== asked.current) {
      asked.current = trimmed;
      onSearch(trimmed);
    }
  };

  useEffect(() => {
    if (value !== asked.current) {
      asked.current = value;
      setTyped(value);
    }
  }, [value]);

  useEffect(() => {
    const timer = setTimeout(() => ask(typed), PAUSE_MILLIS);
    return () => clearTimeout(timer);
  });

  return (
    <SearchField
      className="search"
      aria-label={label}
      value={typed}
      onChange={setTyped}
      onSubmit={ask}
      onClear={() => ask('')}
    >
      <Icon name="search" />
      <Input placeholder={label} />
      {typed !== '' && (
        <Button aria-label={t('common.clear')}>
          <Icon name="close" />
        </Button>
      )}
    </SearchField>
  );
}
