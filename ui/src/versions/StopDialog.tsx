import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Form, Input, Label, TextField } from 'react-aria-components';
import { stop } from '../api/design';
import { useDeed } from '../api/useDeed';
import { useLanguage } from '../i18n/useLanguage';
import { Ask } from '../parts/Ask';
import { Problem } from '../parts/Problem';
import { whole } from '../time/format';

interface StopProps {
  journey: string;
  inside: number;
  /** Names of the journeys that have their customers enter this one. */
  runBy: readonly string[];
  close: () => void;
  done: () => void;
  /** Counts those inside anew: it failed, and some may have left meanwhile. */
  refresh: () => void;
}

/** Everybody inside leaves: whoever wants that types how many they are. */
export function StopDialog({ journey, inside, runBy, close, done, refresh }: StopProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { run, busy, error } = useDeed();
  const [typed, setTyped] = useState('');
  const sure = Number(typed.replace(/[\s.,\u202f\u00a0]/g, '')) === inside && typed.trim() !== '';

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!sure || busy) {
      return;
    }
    if (await run((asking) => stop(journey, inside, asking))) {
      done();
    } else {
      refresh();
    }
  };
  return (
    <Ask title={t('versions.stopTitle')} onClose={close}>
      <Form className="form" onSubmit={submit}>
        <p>{t('versions.stopText', { inside: whole(inside, language) })}</p>
        {runBy.length > 0 && <p>{t('versions.stopRunBy', { names: runBy.join(', ') })}</p>}
        <TextField value={typed} onChange={setTyped} autoFocus inputMode="numeric" autoComplete="off">
          <Label>{t('versions.stopNumber')}</Label>
          <Input />
        </TextField>
        {error && <Problem error={error} />}
        <div className="answers">
          <Button type="submit" className="button primary" isDisabled={!sure} isPending={busy}>
            {t('versions.stopYes', { inside: whole(inside, language) })}
          </Button>
          <Button className="button plain" onPress={close}>
            {t('versions.cancel')}
          </Button>
        </div>
      </Form>
    </Ask>
  );
}
