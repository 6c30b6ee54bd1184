import { useTranslation } from 'react-i18next';
import { useLanguage } from '../i18n/useLanguage';
import { useNow } from '../shell/StatusProvider';
import { dateAndTime, dateAndTimeNear, offsetAt, ourZone, relative, zonePlace } from '../time/format';

/** An instant on our wall clock, and how far it is from now. */
export function When({ at, near = true }: { at: string; near?: boolean }) {
  const language = useLanguage();
  const now = useNow();
  return (
    <time dateTime={at} className="when">
      {dateAndTimeNear(at, now, ourZone(), language)}
      {near && <small> · {relative(at, now, language)}</small>}
    </time>
  );
}

/** An instant on the customer's wall clock and on ours; said once when both show the same. */
export function WhenForBoth({ at, zone }: { at: string; zone: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const now = useNow();
  const ours = ourZone();
  const same = offsetAt(at, zone) === offsetAt(at, ours);
  return (
    <span className="both">
      <time dateTime={at}>
        <strong>{dateAndTime(at, zone, language)}</strong>
        <small>
          {t('common.theirs')}, {zonePlace(zone)} {offsetAt(at, zone)}
        </small>
      </time>
      {!same && (
        <span>
          {dateAndTime(at, ours, language)}
          <small>
            {t('common.ours')}, {zonePlace(ours)} {offsetAt(at, ours)}
          </small>
        </span>
      )}
      <small>{relative(at, now, language)}</small>
    </span>
  );
}
