import { useTranslation } from 'react-i18next';
import { Sign } from './StepCount';

export function Legend() {
  const { t } = useTranslation();
  return (
    <ul className="legend">
      <li>
        <Sign of="waiting" /> {t('journey.legendWaiting')}
      </li>
      <li>
        <Sign of="late" /> {t('journey.legendLate')}
      </li>
      <li>
        <Sign of="passed" /> {t('journey.legendPassed')}
      </li>
    </ul>
  );
}
