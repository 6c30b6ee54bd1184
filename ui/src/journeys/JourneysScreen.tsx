import { useTranslation } from 'react-i18next';
import type { Journey } from '../api/types';
import { usePolled } from '../api/usePolled';
import { useLanguage } from '../i18n/useLanguage';
import { useWord } from '../i18n/useWord';
import { to } from '../nav/route';
import { Empty } from '../parts/Empty';
import { Loaded } from '../parts/Loaded';
import { useTitle } from '../parts/useTitle';
import { Figure } from '../parts/Figure';
import { Table } from '../parts/Table';
import { useStatus } from '../shell/StatusProvider';
import { percent } from '../time/format';

function Row({ journey }: { journey: Journey }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const word = useWord();
  const { id, name, version, cycle, productTypes, counts, messages } = journey;
  const share = percent(counts.bought, counts.started, language);
  return (
    <tr>
      <th scope="row">
        <a href={to.journey(id)}>{name}</a>
        <small>{[t('common.version', { version }), ...productTypes.map((type) => type.name)].join(' · ')}</small>
      </th>
      <td>
        <span className={`tag cycle-${cycle}`}>{word('cycle', cycle)}</span>
      </td>
      <td className="number">
        <a href={to.journey(id)}>
          <span className="unseen">{t('journeys.insideOf', { name })} </span>
          <Figure value={counts.inside} />
        </a>
      </td>
      <td className="number bought">
        <Figure value={counts.bought} />
        <small title={t('common.share', { share })}>{share}</small>
      </td>
      <td className="number">
        <Figure value={messages.sent} />
      </td>
      <td className="number">
        <Figure value={messages.held} />
      </td>
      <td className="number">
        <Figure value={messages.refused} />
      </td>
    </tr>
  );
}

export function JourneysScreen() {
  const { t } = useTranslation();
  const answer = usePolled<{ journeys: Journey[] }>('/api/journeys');
  const population = useStatus().data?.demo?.populationText;
  useTitle(t('journeys.title'));
  return (
    <>
      <div className="screen-head">
        <h1>{t('journeys.title')}</h1>
        <p className="lead">{t('journeys.lead')}</p>
        {population && <p className="population">{population}</p>}
      </div>
      <Loaded {...answer}>
        {({ journeys }) =>
          journeys.length === 0 ? (
            <Empty text={t('journeys.empty')} action={t('journeys.emptyAction')} />
          ) : (
            <Table
              label={t('journeys.table')}
              columns={[
                t('journeys.name'),
                t('journeys.cycle'),
                { number: t('journeys.inside') },
                { number: t('journeys.bought') },
                { number: t('journeys.sent') },
                { number: t('journeys.held') },
                { number: t('journeys.refused') },
              ]}
              card
            >
              {journeys.map((journey) => (
                <Row key={journey.id} journey={journey} />
              ))}
            </Table>
          )
        }
      </Loaded>
    </>
  );
}
