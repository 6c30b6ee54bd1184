import '../styles/launch.css';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from 'react-aria-components';
import { apiPath } from '../api/client';
import { pause, versionAct } from '../api/design';
import type { DraftedJourneyDetail, Version } from '../api/designTypes';
import { useDeed } from '../api/useDeed';
import { useFetched } from '../api/useFetched';
import { POLL_MILLIS, usePolled } from '../api/usePolled';
import { JourneyHead } from '../journeys/JourneyHead';
import { to } from '../nav/route';
import { Empty } from '../parts/Empty';
import { Loaded } from '../parts/Loaded';
import { Problem } from '../parts/Problem';
import { Table } from '../parts/Table';
import { useTitle } from '../parts/useTitle';
import { useMay } from '../session/SessionProvider';
import { ResumeDialog } from './ResumeDialog';
import { RollBackDialog } from './RollBackDialog';
import { StopDialog } from './StopDialog';
import { VersionRow } from './VersionRow';
import { Works } from './Works';

type Asking = { what: 'back'; version: Version } | { what: 'resume' } | { what: 'stop' };

interface ContentProps {
  journey: DraftedJourneyDetail;
  versions: Version[];
  runBy: readonly string[];
  refresh: () => void;
  /** It was resumed, and is paused until a worker is through. */
  resuming: () => void;
}

function Content({ journey, versions, runBy, refresh, resuming }: ContentProps) {
  const { t } = useTranslation();
  const may = useMay();
  const { run, busy, error } = useDeed();
  const [asking, setAsking] = useState<Asking>();
  const [said, setSaid] = useState('');
  const { id, state } = journey;
  const inside = journey.counts.inside;

  const done = () => {
    setAsking(undefined);
    setSaid(t('versions.done'));
    refresh();
  };
  const resumed = () => {
    resuming();
    done();
  };
  const act = async (deed: Parameters<typeof run>[0]) => {
    setSaid('');
    if (await run(deed)) {
      done();
    }
  };

  return (
    <>
      <p role="status">{said}</p>
      {error && <Problem error={error} />}
      {versions.length === 0 ? (
        <Empty text={t('versions.empty')} action={t('versions.toLaunch')} href={to.view(id, 'launch')} />
      ) : (
        <Table
          label={t('versions.table')}
          columns={[
            t('versions.version'),
            t('versions.state'),
            t('versions.launched'),
            t('versions.note'),
            { number: t('versions.inside') },
            t('versions.actions'),
          ]}
          card
        >
          {versions.map((version) => (
            <VersionRow
              key={version.version}
              journey={id}
              version={version}
              busy={busy}
              rollBack={() => setAsking({ what: 'back', version })}
              act={(deed) => void act((request) => versionAct(id, version.version, deed, request))}
            />
          ))}
        </Table>
      )}
      {may('marketer') && versions.length > 0 && state !== 'stopped' && (
        <section className="card padded journey-acts">
          {state === 'paused' ? (
            <Button className="button primary" onPress={() => setAsking({ what: 'resume' })}>
              {t('versions.resume')}
            </Button>
          ) : (
            <>
              <Button className="button" isPending={busy} onPress={() => void act((request) => pause(id, request))}>
                {t('versions.pause')}
              </Button>
              <p className="soft">{t('versions.pauseText')}</p>
            </>
          )}
          <Button className="button" onPress={() => setAsking({ what: 'stop' })}>
            {t('versions.stop')}
          </Button>
        </section>
      )}
      <Works journey={id} asked={versions} ended={refresh} />
      {asking?.what === 'back' && (
        <RollBackDialog journey={id} version={asking.version} inside={inside} close={() => setAsking(undefined)} done={done} />
      )}
      {asking?.what === 'resume' && <ResumeDialog journey={id} close={() => setAsking(undefined)} done={resumed} />}
      {asking?.what === 'stop' && (
        <StopDialog
          journey={id}
          inside={inside}
          runBy={runBy}
          close={() => setAsking(undefined)}
          done={done}
          refresh={refresh}
        />
      )}
    </>
  );
}

export default function VersionsScreen({ id }: { id: string }) {
  const { t } = useTranslation();
  const [resuming, setResuming] = useState(false);
  const journey = usePolled<DraftedJourneyDetail>(apiPath(['journeys', id]), resuming ? POLL_MILLIS : 0);
  const versions = useFetched<{ versions: Version[]; runBy: { name: string }[] }>(apiPath(['journeys', id, 'versions']));
  const { retry } = versions;
  const paused = journey.data?.state === 'paused';
  useEffect(() => {
    if (!paused) {
      setResuming(false);
      retry();
    }
  }, [paused, retry]);
  useTitle(journey.data && t('versions.title', { name: journey.data.name }));
  const refresh = () => {
    journey.retry();
    versions.retry();
  };
  return (
    <Loaded {...journey} lines={6}>
      {(known) => (
        <>
          <JourneyHead id={id} name={known.name} view="versions" />
          <Loaded {...versions}>
            {({ versions: all, runBy }) => (
              <Content
                journey={known}
                versions={all}
                runBy={runBy.map(({ name }) => name)}
                refresh={refresh}
                resuming={() => setResuming(true)}
              />
            )}
          </Loaded>
        </>
      )}
    </Loaded>
  );
}
