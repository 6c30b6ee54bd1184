import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from 'react-aria-components';
import { launch } from '../api/design';
import type { PeopleInside, Version } from '../api/designTypes';
import { useDeed } from '../api/useDeed';
import { useLanguage } from '../i18n/useLanguage';
import { Ask } from '../parts/Ask';
import { Choice } from '../parts/Choice';
import { Problem } from '../parts/Problem';
import { whole } from '../time/format';

interface RollBackProps {
  journey: string;
  version: Version;
  inside: number;
  close: () => void;
  done: () => void;
}

/** An old version goes live again as a new one; who is inside stays, moves or leaves as with any launch. */
export function RollBackDialog({ journey, version, inside, close, done }: RollBackProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { run, busy, error } = useDeed();
  const [people, setPeople] = useState<PeopleInside>('stay');
  const key = useRef(crypto.randomUUID());
  const number = version.version;
  const act = async () => {
    const what = { fromVersion: number, people, accepted: [], note: t('versions.backTo', { version: number }) };
    if (await run((asking) => launch(journey, what, key.current, asking))) {
      done();
    }
  };
  return (
    <Ask title={t('versions.backTitle', { version: number })} onClose={close}>
      <p>{t('versions.backText', { version: number })}</p>
      <Choice
        label={t('launch.policy', { total: whole(inside, language) })}
        value={people}
        onChange={setPeople}
        options={[
          { value: 'stay', title: t('launch.stay') },
          { value: 'move', title: t('launch.move') },
          { value: 'leave', title: t('launch.leave') },
        ]}
      />
      {error && <Problem error={error} />}
      <div className="answers">
        <Button className="button primary" isPending={busy} onPress={() => void act()}>
          {t('versions.backTo', { version: number })}
        </Button>
        <Button className="button plain" onPress={close}>
          {t('versions.cancel')}
        </Button>
      </div>
    </Ask>
  );
}
