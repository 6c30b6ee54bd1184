import '../styles/design.css';
import '../styles/launch.css';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readDraft, review } from '../api/design';
import type { Draft, Launched, PeopleInside as Policy, Review } from '../api/designTypes';
import { useAsked } from '../api/useAsked';
import { JourneyHead } from '../journeys/JourneyHead';
import { to } from '../nav/route';
import { Loaded } from '../parts/Loaded';
import { useTitle } from '../parts/useTitle';
import { Differences } from './Differences';
import { LaunchForm } from './LaunchForm';
import { PeopleInside } from './PeopleInside';
import { Warnings } from './Warnings';
import { WhoEnters } from './WhoEnters';

interface Reviewed {
  draft: Draft;
  review: Review;
}

interface ContentProps extends Reviewed {
  also: string[];
  setAlso: (also: string[]) => void;
  launched: (version: Launched) => void;
}

function Content({ draft, review: found, also, setAlso, launched }: ContentProps) {
  const [accepted, setAccepted] = useState<ReadonlySet<string>>(new Set());
  const [people, setPeople] = useState<Policy>('stay');
  const { findings } = found;
  const ready = findings.every(({ severity, code }) => severity === 'warning' && accepted.has(code));
  const names = new Map(found.inside.bySteps.map(({ step, name }) => [step, name]));
  const named = (element: string) => names.get(element) ?? namedIn(draft.bpmn, element) ?? element;
  const accept = (code: string, ticked: boolean) =>
    setAccepted((last) => new Set(ticked ? [...last, code] : [...last].filter((other) => other !== code)));

  return (
    <div className="launch">
      <Warnings findings={findings} nameOf={named} accepted={accepted} accept={accept} />
      <Differences review={found} draft={draft.bpmn} />
      <WhoEnters types={found.productTypes} also={also} onChange={setAlso} />
      <PeopleInside review={found} value={people} onChange={setPeople} />
      <LaunchForm
        journey={draft.journeyId}
        review={found}
        people={people}
        accepted={[...accepted]}
        also={also}
        ready={ready}
        launched={launched}
      />
    </div>
  );
}

/** The name of an element in a file. */
function namedIn(bpmn: string, id: string): string | undefined {
  const file = new DOMParser().parseFromString(bpmn, 'application/xml');
  return file.querySelector(`[id="${CSS.escape(id)}"]`)?.getAttribute('name') ?? undefined;
}

export default function LaunchScreen({ id }: { id: string }) {
  const { t } = useTranslation();
  const [done, setDone] = useState<Launched>();
  const [also, setAlso] = useState<string[]>([]);
  const answer = useAsked<Reviewed>(`${id} ${also.join(' ')}`, async (asking) => {
    const [draft, found] = await Promise.all([readDraft(id, asking), review(id, also, asking)]);
    return { draft, review: found };
  });
  useTitle(answer.data && t('launch.title', { name: answer.data.draft.name }));
  return (
    <Loaded {...answer} lines={8}>
      {(reviewed) => (
        <>
          <JourneyHead id={id} name={reviewed.draft.name} view="launch" />
          {done ? (
            <div className="notice" role="status">
              <p>{t(`launch.done.${done.state as 'live'}`, { version: done.version })}</p>
              <a className="button primary" href={to.journey(id)}>
                {t('launch.watch')}
              </a>
            </div>
          ) : reviewed.draft.revision === 0 ? (
            <div className="notice empty">
              <p>{t('launch.nothing')}</p>
              <a className="button" href={to.view(id, 'design')}>
                {t('launch.toDesign')}
              </a>
            </div>
          ) : (
            <Content {...reviewed} also={also} setAlso={setAlso} launched={setDone} />
          )}
        </>
      )}
    </Loaded>
  );
}
