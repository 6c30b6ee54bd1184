import { useTranslation } from 'react-i18next';
import type { Template } from '../design/modeler/services';
import { useStepName } from '../design/useStepName';
import type { Difference } from './difference';

interface DifferenceListProps {
  differences: Difference[];
  templates: Template[];
}

/** What a setting is called in its form. */
const labelOf = (templates: Template[], property: string): string =>
  templates.flatMap(({ properties }) => properties).find(({ binding }) => binding.name === property)?.label ?? property;

export function DifferenceList({ differences, templates }: DifferenceListProps) {
  const { t } = useTranslation();
  const nameOf = useStepName();
  return (
    <ul className="differences">
      {differences.map((difference) => (
        <li key={`${difference.kind} ${difference.id}`}>
          <span className={`tag ${difference.kind}`}>{t(`launch.${difference.kind}`)}</span> <strong>{nameOf(difference)}</strong>
          {difference.values.length > 0 && (
            <dl>
              {difference.values.map(({ property, before, after }) => (
                <div key={property}>
                  <dt>{labelOf(templates, property)}</dt>
                  <dd>
                    <small>{t('launch.from')}</small> <del>{before || t('launch.empty')}</del>{' '}
                    <small>{t('launch.to')}</small> <ins>{after || t('launch.empty')}</ins>
                  </dd>
                </div>
              ))}
            </dl>
          )}
        </li>
      ))}
    </ul>
  );
}
