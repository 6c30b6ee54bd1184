import { useTranslation } from 'react-i18next';
import { Checkbox } from 'react-aria-components';
import type { Review } from '../api/designTypes';

interface WhoEntersProps {
  types: Review['productTypes'];
  /** Product types that are to enter here as well. */
  also: string[];
  onChange: (also: string[]) => void;
}

/** Whose customers enter from the launch on; another journey gives them up. */
export function WhoEnters({ types, also, onChange }: WhoEntersProps) {
  const { t } = useTranslation();
  return (
    <section className="card padded" aria-labelledby="enter-title">
      <h2 id="enter-title">{t('launch.whoEnters')}</h2>
      <p className="soft">{t('launch.whoEntersText')}</p>
      {types.map(({ id, name, enters, journey }) => (
        <Checkbox
          key={id}
          className="check"
          isDisabled={enters}
          isSelected={enters || also.includes(id)}
          onChange={(ticked) => onChange(ticked ? [...also, id] : also.filter((other) => other !== id))}
        >
          <span className="box" aria-hidden="true" />
          <span>
            {name} {!enters && <small>{t('launch.entersToday', { journey })}</small>}
          </span>
        </Checkbox>
      ))}
    </section>
  );
}
