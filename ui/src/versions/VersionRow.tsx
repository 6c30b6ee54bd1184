import { useTranslation } from 'react-i18next';
import { Button } from 'react-aria-components';
import type { Version, VersionState } from '../api/designTypes';
import { useLanguage } from '../i18n/useLanguage';
import { to } from '../nav/route';
import { Figure } from '../parts/Figure';
import { When } from '../parts/When';
import { useMay } from '../session/SessionProvider';
import { dateAndTime, ourZone } from '../time/format';

const COLOUR: Record<VersionState, string> = {
  live: 'consent-granted',
  old: '',
  paused: 'state-expired',
  stopped: 'consent-denied',
  scheduled: 'state-open',
  'waiting-for-approval': 'state-expired',
};

interface VersionRowProps {
  journey: string;
  version: Version;
  busy: boolean;
  rollBack: () => void;
  act: (deed: 'approve' | 'withdraw') => void;
}

export function VersionRow({ journey, version, busy, rollBack, act }: VersionRowProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const may = useMay();
  const { version: number, state, launchedAt, launchedBy, note, inside, startAt } = version;
  const which = <span className="unseen"> {t('common.version', { version: number })}</span>;
  const waits = state === 'scheduled' || state === 'waiting-for-approval';
  return (
    <tr>
      <th scope="row">{t('common.version', { version: number })}</th>
      <td>
        <span className={`tag ${COLOUR[state]}`}>{t(`versions.states.${state}`)}</span>
        {startAt && waits && <small> {t('versions.starts', { when: dateAndTime(startAt, ourZone(), language) })}</small>}
      </td>
      <td>
        {launchedAt && <When at={launchedAt} near={false} />} <small>{launchedBy}</small>
      </td>
      <td>{note}</td>
      <td className="number">
        <Figure value={inside} />
      </td>
      <td>
        <div className="row-actions">
          {!waits && (
            <a className="button" href={to.version(journey, number)}>
              {t('versions.look')}
              {which}
            </a>
          )}
          {may('marketer') && state === 'old' && (
            <Button className="button" isDisabled={busy} onPress={rollBack}>
              {t('versions.back')}
              {which}
            </Button>
          )}
          {may('marketer') && state === 'waiting-for-approval' && (
            <Button className="button primary" isDisabled={busy} onPress={() => act('approve')}>
              {t('versions.approve')}
              {which}
            </Button>
          )}
          {may('marketer') && waits && (
            <Button className="button" isDisabled={busy} onPress={() => act('withdraw')}>
              {t('versions.withdraw')}
              {which}
            </Button>
          )}
        </div>
      </td>
    </tr>
  );
}
