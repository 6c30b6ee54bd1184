import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, ProgressBar } from 'react-aria-components';
import { apiPath } from '../api/client';
import { cancelWork } from '../api/design';
import type { Work } from '../api/designTypes';
import { useDeed } from '../api/useDeed';
import { POLL_MILLIS, usePolled } from '../api/usePolled';
import { useLanguage } from '../i18n/useLanguage';
import { Problem } from '../parts/Problem';
import { Table } from '../parts/Table';
import { When } from '../parts/When';
import { useMay } from '../session/SessionProvider';
import { whole } from '../time/format';

const ENDS_EARLY = new Set(['move', 'leave', 'enter']);

function Progress({ work }: { work: Work }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const reached = work.done + work.leftAlone;
  const amount = t('versions.works.of', { done: whole(reached, language), expected: whole(work.expected, language) });
  return (
    <ProgressBar
      className="progress"
      aria-label={t('versions.works.progress')}
      value={reached}
      maxValue={Math.max(1, work.expected)}
      valueLabel={amount}
    >
      {({ percentage = 0 }) => (
        <>
          <span className="figure">{amount}</span>
          <span className="track">
            <span className="fill" style={{ width: `${percentage}%` }} />
          </span>
        </>
      )}
    </ProgressBar>
  );
}

/** What came of it so far, in a sentence for each thing that did. */
function Result({ work }: { work: Work }) {
  const { t } = useTranslation();
  const { earlier, later, atOnce, notWorth } = work.moments;
  const said = [
    t(`versions.works.done.${work.kind}`, { count: work.done }),
    work.leftAlone > 0 && t('versions.works.left', { count: work.leftAlone }),
    work.kind === 'move' &&
      work.done > 0 &&
      t('versions.works.moments', { earlier, later, same: Math.max(0, work.done - earlier - later) }),
    atOnce > 0 && t('versions.works.atOnce', { count: atOnce }),
    notWorth > 0 && t('versions.works.notWorth', { count: notWorth }),
    work.cancelledBy && t('versions.works.cancelled', { by: work.cancelledBy }),
  ];
  return <>{said.filter(Boolean).join(' ')}</>;
}

interface WorksProps {
  journey: string;
  /** Changes when something was asked for: then it looks again. */
  asked: unknown;
  /** Something is done: other figures on the screen are old. */
  ended: () => void;
}

/** How far launches, stops and resumptions are with those inside, and what came of them. */
export function Works({ journey, asked, ended }: WorksProps) {
  const { t } = useTranslation();
  const may = useMay();
  const { run, busy, error } = useDeed();
  const { data, retry } = usePolled<{ works: Work[] }>(apiPath(['journeys', journey, 'works']), POLL_MILLIS);
  const works = data?.works ?? [];
  const open = works.filter((work) => !work.endedAt).length;
  useEffect(retry, [asked, retry]);
  const wasOpen = useRef(0);
  useEffect(() => {
    if (open < wasOpen.current) {
      ended();
    }
    wasOpen.current = open;
  }, [open, ended]);
  if (works.length === 0) {
    return null;
  }
  return (
    <section aria-labelledby="works">
      <h3 id="works">{t('versions.works.title')}</h3>
      {error && <Problem error={error} />}
      <Table
        label={t('versions.works.title')}
        columns={[t('versions.works.what'), t('versions.works.asked'), t('versions.works.came'), t('versions.works.state')]}
        card
      >
        {works.map((work) => (
          <tr key={work.id}>
            <th scope="row">{t(`versions.works.kinds.${work.kind}`, { version: work.version })}</th>
            <td>
              <When at={work.askedAt} near={false} /> <small>{work.askedBy}</small>
            </td>
            <td>
              <Result work={work} />
            </td>
            <td>
              {work.endedAt ? (
                <When at={work.endedAt} near={false} />
              ) : (
                <div className="row-actions">
                  <Progress work={work} />
                  {may('marketer') && ENDS_EARLY.has(work.kind) && (
                    <Button
                      className="button"
                      isPending={busy}
                      onPress={() => void run((asking) => cancelWork(journey, work.id, asking)).then(retry)}
                    >
                      {t('versions.works.cancel')}
                    </Button>
                  )}
                </div>
              )}
            </td>
          </tr>
        ))}
      </Table>
    </section>
  );
}
