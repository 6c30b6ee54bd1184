import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Review } from '../api/designTypes';
import { useTemplates } from '../design/useTemplates';
import { MarkedDiagram, type Mark } from '../diagram/MarkedDiagram';
import { differences, type Difference } from './difference';
import { DifferenceList } from './DifferenceList';

const SIGNS = { added: '+', changed: '≠', removed: '−' };

/** The draft beside the live version: on the diagram by colour and sign, and as a list with both values. */
export function Differences({ review, draft }: { review: Review; draft: string }) {
  const { t } = useTranslation();
  const templates = useTemplates() ?? [];
  const [found, setFound] = useState<Difference[]>();
  const { liveBpmn, liveVersion, messages } = review;

  useEffect(() => {
    let gone = false;
    if (liveBpmn) {
      differences(liveBpmn, draft).then(
        (all) => !gone && setFound(all),
        () => !gone && setFound(undefined),
      );
    }
    return () => {
      gone = true;
    };
  }, [liveBpmn, draft]);

  const marks = useMemo<Mark[]>(
    () =>
      (found ?? [])
        .filter(({ kind }) => kind !== 'removed')
        .map(({ id, kind, type }) => ({ id, className: kind, ...(type !== 'SequenceFlow' && { sign: SIGNS[kind] }) })),
    [found],
  );
  const changedMessages = (['added', 'removed', 'changed'] as const).flatMap((kind) => messages[kind].map((id) => ({ kind, id })));

  return (
    <section className="card padded" aria-labelledby="difference-title">
      <h2 id="difference-title">{liveVersion ? t('launch.difference', { version: liveVersion }) : t('launch.firstVersion')}</h2>
      <MarkedDiagram xml={draft} label={t('launch.diagram')} marks={marks} />
      {liveBpmn && found?.length === 0 && <p className="soft">{t('launch.noDifference')}</p>}
      {found && found.length > 0 && <DifferenceList differences={found} templates={templates} />}
      <h3>{t('launch.messages')}</h3>
      {changedMessages.length === 0 ? (
        <p className="soft">{t('launch.noMessages')}</p>
      ) : (
        <ul className="differences">
          {changedMessages.map(({ kind, id }) => (
            <li key={`${kind} ${id}`}>
              <span className={`tag ${kind}`}>{t(`launch.${kind}`)}</span> {id}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
