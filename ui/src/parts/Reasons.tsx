import { useTranslation } from 'react-i18next';
import type { Reason } from '../api/types';

export function Reasons({ reasons }: { reasons: Reason[] }) {
  const { t } = useTranslation();
  if (reasons.length === 0) {
    return null;
  }
  return (
    <div className="reasons">
      <span className="reasons-label">{t('common.why')}</span>
      <ul>
        {reasons.map(({ code, text }, index) => (
          <li key={`${code} ${index}`}>{text}</li>
        ))}
      </ul>
    </div>
  );
}
