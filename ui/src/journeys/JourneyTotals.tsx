import { useTranslation } from 'react-i18next';
import type { Journey } from '../api/types';
import { useLanguage } from '../i18n/useLanguage';
import { Figure } from '../parts/Figure';
import { percent } from '../time/format';

export function JourneyTotals({ journey: { counts, messages } }: { journey: Journey }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const share = percent(counts.bought, counts.started, language);
  const tiles: [string, number, string?][] = [
    [t('journey.started'), counts.started],
    [t('journey.inside'), counts.inside],
    [t('journey.bought'), counts.bought, share],
    [t('journey.sent'), messages.sent],
    [t('journey.held'), messages.held],
    [t('journey.refused'), messages.refused],
    [t('journey.cancelled'), messages.cancelled],
  ];
  if (messages.unknown > 0) {
    tiles.push([t('journey.unknown'), messages.unknown]);
  }
  return (
    <dl className="tiles card">
      {tiles.map(([name, value, note]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            <Figure value={value} />
            {note && <small title={t('common.share', { share: note })}>{note}</small>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
