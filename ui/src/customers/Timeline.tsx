import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { usePages } from '../api/usePages';
import type { TimelineEntry } from '../api/types';
import { useLanguage } from '../i18n/useLanguage';
import { useWord } from '../i18n/useWord';
import { Empty } from '../parts/Empty';
import { Icon, isIcon } from '../parts/Icon';
import { Loaded } from '../parts/Loaded';
import { MorePages } from '../parts/MorePages';
import { Reasons } from '../parts/Reasons';
import { longDay, offsetAt, timeOnly } from '../time/format';
import { byDay } from './byDay';
import { DecisionDetails } from './DecisionDetails';

const NO_QUERY = {};
const entriesOf = (page: { entries: TimelineEntry[] }) => page.entries;

function Entry({ entry, zone }: { entry: TimelineEntry; zone: string }) {
  const language = useLanguage();
  const word = useWord();
  const icon = entry.kind === 'no-send' ? 'refuse' : entry.kind;
  return (
    <li className={`entry entry-${entry.kind}`}>
      <time dateTime={entry.at}>
        {timeOnly(entry.at, zone, language)}
      </time>
      <span className="entry-sign">{isIcon(icon) && <Icon name={icon} />}</span>
      <div className="entry-body">
        <p className="entry-title">
          <span className="entry-kind">{word('entry', entry.kind)}</span> <strong>{entry.title}</strong>
        </p>
        {entry.text && <p>{entry.text}</p>}
        <Reasons reasons={entry.reasons} />
        {entry.decisionId && <DecisionDetails id={entry.decisionId} zone={zone} level={4} />}
      </div>
    </li>
  );
}

/** Everything that happened to a customer, on the customer's own calendar. */
export function Timeline({ id, zone }: { id: string; zone: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const parts = useMemo(() => ['customers', id, 'timeline'], [id]);
  const pages = usePages<TimelineEntry>(parts, NO_QUERY, entriesOf);
  return (
    <section className="card padded" aria-labelledby="timeline-title">
      <h2 id="timeline-title">
        {t('customer.timeline')}{' '}
        <small>
          {t('common.theirs')}, {zone}
        </small>
      </h2>
      <Loaded data={pages.rows} error={pages.error} retry={pages.retry}>
        {(rows) =>
          rows.length === 0 ? (
            <Empty text={t('customer.noTimeline')} />
          ) : (
            <>
              {byDay(rows, zone, language).map(({ day, entries }) => (
                <section key={day} className="day">
                  <h3>
                    {longDay(entries[0]!.at, zone, language)} <small>{offsetAt(entries[0]!.at, zone)}</small>
                  </h3>
                  <ol>
                    {entries.map((entry) => (
                      <Entry key={entry.key} entry={entry} zone={zone} />
                    ))}
                  </ol>
                </section>
              ))}
              <MorePages {...pages} />
            </>
          )
        }
      </Loaded>
    </section>
  );
}
