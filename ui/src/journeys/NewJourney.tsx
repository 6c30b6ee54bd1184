import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Form, Input, Label, Radio, RadioGroup, TextField } from 'react-aria-components';
import type { Recipe } from '../api/designTypes';
import { useFetched } from '../api/useFetched';
import { useSending } from '../api/useSending';
import { to } from '../nav/route';
import { Ask } from '../parts/Ask';
import { Problem } from '../parts/Problem';

const FILE = ' file';

/** A journey begins as a copy of a recipe, or of a file made in Camunda Modeler. */
export default function NewJourney({ close }: { close: () => void }) {
  const { t } = useTranslation();
  const { data, error: unknown } = useFetched<{ recipes: Recipe[] }>('/api/recipes');
  const { send, sending, error } = useSending();
  const [name, setName] = useState('');
  const [from, setFrom] = useState<string>();
  const [file, setFile] = useState<File>();
  const chosen = from ?? data?.recipes[0]?.id ?? FILE;

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (sending || (chosen === FILE && !file)) {
      return;
    }
    const start = chosen === FILE ? { bpmn: await file!.text() } : { recipe: chosen };
    const made = await send<{ id: string }>('POST', '/api/journeys', { name, ...start });
    if (made) {
      window.location.hash = to.view(made.id, 'design');
    }
  };

  return (
    <Ask title={t('newJourney.title')} onClose={close}>
      <Form className="form" onSubmit={submit}>
        <p className="soft">{t('newJourney.lead')}</p>
        <TextField value={name} onChange={setName} isRequired autoFocus autoComplete="off">
          <Label>{t('newJourney.name')}</Label>
          <Input />
        </TextField>
        {unknown && <Problem error={unknown} />}
        <RadioGroup className="recipes" value={chosen} onChange={setFrom}>
          <Label>{t('newJourney.recipe')}</Label>
          {data?.recipes.map((recipe) => (
            <Radio key={recipe.id} value={recipe.id}>
              <img src={recipe.icon} alt="" width="28" height="28" />
              <span>
                <strong>{recipe.name}</strong>
                <small>{recipe.text}</small>
              </span>
            </Radio>
          ))}
          <Radio value={FILE}>
            <span>
              <strong>{t('newJourney.file')}</strong>
            </span>
          </Radio>
        </RadioGroup>
        {chosen === FILE && (
          <input
            type="file"
            required
            accept=".bpmn,.xml,application/xml"
            aria-label={t('newJourney.chooseFile')}
            onChange={(event) => setFile(event.target.files?.[0])}
          />
        )}
        {error && <Problem error={error} />}
        <Button type="submit" className="button primary" isPending={sending}>
          {t('newJourney.create')}
        </Button>
      </Form>
    </Ask>
  );
}
