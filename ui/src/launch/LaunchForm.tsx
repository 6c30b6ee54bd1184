import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Label, TextArea, TextField } from 'react-aria-components';
import { launch } from '../api/design';
import type { Launched, PeopleInside, Review } from '../api/designTypes';
import { useDeed } from '../api/useDeed';
import { useLanguage } from '../i18n/useLanguage';
import { Choice } from '../parts/Choice';
import { Problem } from '../parts/Problem';
import { ourZone, whole, zonePlace } from '../time/format';

interface LaunchFormProps {
  journey: string;
  review: Review;
  people: PeopleInside;
  accepted: string[];
  also: string[];
  ready: boolean;
  launched: (version: Launched) => void;
}

/** The button says what it does and to how many; pressed twice it launches once. */
export function LaunchForm({ journey, review, people, accepted, also, ready, launched }: LaunchFormProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { run, busy, error } = useDeed();
  const [note, setNote] = useState('');
  const [start, setStart] = useState<'now' | 'later'>('now');
  const [startAt, setStartAt] = useState('');
  const key = useRef(crypto.randomUUID());
  const enter = whole(review.mayEnter, language);

  const words = (): string => {
    if (review.needsApproval) {
      return t('launch.buttonAsk', { enter });
    }
    if (review.inside.total > 0 && people === 'move') {
      return t('launch.buttonMove', { enter, people: whole(review.moving.movable, language) });
    }
    if (review.inside.total > 0 && people === 'leave') {
      return t('launch.buttonLeave', { enter, people: whole(review.inside.total, language) });
    }
    return t('launch.button', { enter });
  };
  const press = () =>
    run(async (asking) => {
      const what = { revision: review.revision, people, accepted, note };
      const types = review.productTypes.filter(({ enters, id }) => enters || also.includes(id)).map(({ id }) => id);
      const entering = also.length > 0 ? { productTypes: types } : {};
      const later = start === 'later' ? { startAt: new Date(startAt).toISOString() } : {};
      launched(await launch(journey, { ...what, ...entering, ...later }, key.current, asking));
    });

  return (
    <section className="card padded form launch-form">
      <TextField value={note} onChange={setNote}>
        <Label>{t('launch.note')}</Label>
        <TextArea rows={2} />
      </TextField>
      <Choice
        label={t('launch.start')}
        value={start}
        onChange={setStart}
        options={[
          { value: 'now', title: t('launch.now') },
          { value: 'later', title: t('launch.later') },
        ]}
      />
      {start === 'later' && (
        <label className="field">
          {t('launch.startAt', { zone: zonePlace(ourZone()) })}
          <input type="datetime-local" value={startAt} onChange={(event) => setStartAt(event.target.value)} />
        </label>
      )}
      {review.needsApproval && <p>{t('launch.approval', { above: whole(review.approvalAbove, language) })}</p>}
      {error && <Problem error={error} />}
      {!ready && <p className="soft">{t('launch.wait')}</p>}
      <Button
        className="button primary"
        isDisabled={!ready || (start === 'later' && startAt === '')}
        isPending={busy}
        onPress={() => void press()}
      >
        {words()}
      </Button>
    </section>
  );
}
