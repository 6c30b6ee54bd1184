import { useTranslation } from 'react-i18next';
import { Button } from 'react-aria-components';
import { apiPath } from '../api/client';
import { resume } from '../api/design';
import type { Paused } from '../api/designTypes';
import { useDeed } from '../api/useDeed';
import { useFetched } from '../api/useFetched';
import { Ask } from '../parts/Ask';
import { Loaded } from '../parts/Loaded';
import { Problem } from '../parts/Problem';

interface ResumeProps {
  journey: string;
  close: () => void;
  done: () => void;
}

const DEEDS = ['replan', 'send', 'skip'] as const;

/** Asks what becomes of the messages that fell due during the pause; each answer says how many they are. */
export function ResumeDialog({ journey, close, done }: ResumeProps) {
  const { t } = useTranslation();
  const answer = useFetched<Paused>(apiPath(['journeys', journey, 'resume']));
  const { run, busy, error } = useDeed();
  const act = async (fellDue: (typeof DEEDS)[number]) => {
    if (await run((asking) => resume(journey, fellDue, asking))) {
      done();
    }
  };
  return (
    <Ask title={t('versions.resumeTitle')} onClose={close}>
      <Loaded {...answer} lines={2}>
        {({ fellDue }) => (
          <>
            <p>{t('versions.fellDue', { count: fellDue })}</p>
            {error && <Problem error={error} />}
            <div className="answers">
              {fellDue === 0 ? (
                <Button className="button primary" isPending={busy} onPress={() => void act('replan')}>
                  {t('versions.justResume')}
                </Button>
              ) : (
                DEEDS.map((deed) => (
                  <Button key={deed} className="button" isPending={busy} onPress={() => void act(deed)}>
                    {t(`versions.${deed}`, { count: fellDue })}
                  </Button>
                ))
              )}
              <Button className="button plain" onPress={close}>
                {t('versions.cancel')}
              </Button>
            </div>
          </>
        )}
      </Loaded>
    </Ask>
  );
}
