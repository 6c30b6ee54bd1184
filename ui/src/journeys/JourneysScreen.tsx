import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from 'react-aria-components';
import type { DraftedJourney } from '../api/designTypes';
import { usePolled } from '../api/usePolled';
import { useLanguage } from '../i18n/useLanguage';
import { useWord } from '../i18n/useWord';
import { to } from '../nav/route';
import { Empty } from '../parts/Empty';
import { Loaded } from '../parts/Loaded';
import { useTitle } from '../parts/useTitle';
import { Figure } from '../parts/Figure';
import { Table } from '../parts/Table';
import { useMay } from '../session/SessionProvider';
import { useStatus } from '../shell/StatusProvider';
import { percent } from '../time/format';

const NewJourney = lazy(() => import('./NewJourney'));

function Row({ journey }: { journey: DraftedJourney }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const word = useWord();
  const { id, name, version, cycle, productTypes, counts, messages, state, draft } = journey;
  const drafted = Number(version) === 0;
  const share = percent(counts.bought, counts.started, language);
  return (
    <tr>
      <th scope="row">
        <a href={drafted ? to.view(id, 'design') : to.journey(id)}>{name}</a>
        <small>
          {[...(drafted ? [] : [t('common.version', { version })]), ...productTypes.map((type) => type.name)].join(' · ')}
        </small>
        {state && state !== 'live' && <span className={`tag journey-${state}`}>{t(`journeyState.${state}`)}</span>}
        {draft && !drafted && (
          <a className="tag journey-draft" href={to.view(id, 'design')}>
            {t('journeyState.draft')}
          </a>
        )}
      </th>
      <td>
        {cycle && <span className={`tag cycle-${cycle}`}>{word('cycle', cycle)}</span>}
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
  const answer = usePolled<{ journeys: DraftedJourney[] }>('/api/journeys');
  const population = useStatus().data?.demo?.populationText;
  const may = useMay();
  const [making, setMaking] = useState(false);
  useTitle(t('journeys.title'));
  return (
    <>
      <div className="screen-head">
        <h1>{t('journeys.title')}</h1>
        <p className="lead">{t('journeys.lead')}</p>
        {population && <p className="population">{population}</p>}
        {may('marketer') && (
          <Button className="button primary new" onPress={() => setMaking(true)}>
            {t('newJourney.open')}
          </Button>
        )}
      </div>
      {making && (
        <Suspense>
          <NewJourney close={() => setMaking(false)} />
        </Suspense>
      )}
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
