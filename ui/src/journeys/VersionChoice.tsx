import { useTranslation } from 'react-i18next';
import { apiPath } from '../api/client';
import type { Version } from '../api/designTypes';
import { useFetched } from '../api/useFetched';
import { to } from '../nav/route';

/** Which version's customers are shown; nothing where there is only one. */
export function VersionChoice({ journey, version }: { journey: string; version: number | undefined }) {
  const { t } = useTranslation();
  const versions = useFetched<{ versions: Version[] }>(apiPath(['journeys', journey, 'versions'])).data?.versions ?? [];
  const launched = versions.filter(({ launchedAt }) => launchedAt !== undefined);
  if (launched.length < 2) {
    return null;
  }
  return (
    <label className="version-choice">
      {t('journey.ofVersion')}{' '}
      <select
        value={version ?? ''}
        onChange={(event) => {
          window.location.hash = to.version(journey, Number(event.target.value) || undefined);
        }}
      >
        <option value="">{t('journey.allVersions')}</option>
        {launched.map((each) => (
          <option key={each.version} value={each.version}>
            {t('common.version', { version: each.version })}
          </option>
        ))}
      </select>
    </label>
  );
}
