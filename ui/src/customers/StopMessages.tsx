import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from 'react-aria-components';
import { apiPath, sendJson } from '../api/client';
import { useDeed } from '../api/useDeed';
import { useFetched } from '../api/useFetched';
import { useLanguage } from '../i18n/useLanguage';
import { useWord } from '../i18n/useWord';
import { Ask } from '../parts/Ask';
import { Choice } from '../parts/Choice';
import { Loaded } from '../parts/Loaded';
import { Problem } from '../parts/Problem';
import { useMay } from '../session/SessionProvider';
import { whole } from '../time/format';

interface Stoppable {
  lines: { channel: string; topic: string; allowed: boolean; waiting: number }[];
  waiting: number;
  stopped: boolean;
}

const ALL = '* *';

function StopDialog({ path, label, close, done }: { path: string; label: string; close: () => void; done: (cancelled: number) => void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const word = useWord();
  const answer = useFetched<Stoppable>(path);
  const topics = useFetched<{ topics: { id: string; name: string }[] }>('/api/catalog').data?.topics;
  const named = (topic: string) => topics?.find(({ id }) => id === topic)?.name ?? topic;
  const { run, busy, error } = useDeed();
  const [chosen, setChosen] = useState(ALL);
  const stop = () =>
    run(async (asking) => {
      const [channel, topic] = chosen.split(' ') as [string, string];
      const { cancelled } = await sendJson<{ cancelled: number }>('POST', path, { channel, topic }, asking.language);
      done(cancelled);
    });
  return (
    <Ask title={t('stopping.title', { name: label })} onClose={close}>
      <Loaded {...answer} lines={3}>
        {({ lines, waiting }) => {
          const open = lines.filter(({ allowed }) => allowed);
          const cancels = open.find(({ channel, topic }) => `${channel} ${topic}` === chosen)?.waiting ?? waiting;
          return (
            <>
              <Choice
                label={t('stopping.what')}
                value={chosen}
                onChange={setChosen}
                options={[
                  { value: ALL, title: t('stopping.everything'), text: t('stopping.waiting', { count: waiting }) },
                  ...open.map(({ channel, topic, waiting: count }) => ({
                    value: `${channel} ${topic}`,
                    title: t('stopping.line', { topic: named(topic), channel: word('channel', channel) }),
                    text: t('stopping.waiting', { count }),
                  })),
                ]}
              />
              <p>{t('stopping.meaning')}</p>
              {error && <Problem error={error} />}
              <div className="answers">
                <Button className="button primary" isPending={busy} onPress={() => void stop()}>
                  {t('stopping.yes', { count: cancels, shown: whole(cancels, language) })}
                </Button>
                <Button className="button plain" onPress={close}>
                  {t('stopping.no')}
                </Button>
              </div>
            </>
          );
        }}
      </Loaded>
    </Ask>
  );
}

/** Stops what a customer gets, of one kind or everything: for those who ask us and not their mailbox. */
export function StopMessages({ id, label, changed }: { id: string; label: string; changed: () => void }) {
  const { t } = useTranslation();
  const may = useMay();
  const [asking, setAsking] = useState(false);
  const [cancelled, setCancelled] = useState<number>();
  if (!may('marketer')) {
    return null;
  }
  return (
    <div className="stop-messages">
      <Button className="button" onPress={() => setAsking(true)}>
        {t('stopping.button')}
      </Button>
      <p role="status" className="soft">
        {cancelled !== undefined && t('stopping.done', { count: cancelled })}
      </p>
      {asking && (
        <StopDialog
          path={apiPath(['customers', id, 'stop'])}
          label={label}
          close={() => setAsking(false)}
          done={(count) => {
            setCancelled(count);
            setAsking(false);
            changed();
          }}
        />
      )}
    </div>
  );
}
