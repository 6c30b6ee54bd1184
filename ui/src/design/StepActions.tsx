import { useTranslation } from 'react-i18next';
import { Button } from 'react-aria-components';
import { Icon } from '../parts/Icon';
import type { Editor } from './modeler/editor';
import type { Outlined } from './modeler/outline';
import { useStepName } from './useStepName';

const STEP = 20;

interface StepActionsProps {
  editor: Editor;
  step: Outlined | undefined;
  outline: Outlined[];
  /** The step is gone, and with it the button that a key was pressed on. */
  onGone: () => void;
}

/** Whatever the mouse can do with a chosen step, as buttons. */
export function StepActions({ editor, step, outline, onGone }: StepActionsProps) {
  const { t } = useTranslation();
  const nameOf = useStepName();
  return (
    <div className="step-actions" role="group" aria-label={t('design.actions')}>
      {step && (
        <>
          <Button className="icon-button left" aria-label={t('design.moveLeft')} onPress={() => editor.move(-STEP, 0)}>
            <Icon name="chevron" />
          </Button>
          <Button className="icon-button" aria-label={t('design.moveRight')} onPress={() => editor.move(STEP, 0)}>
            <Icon name="chevron" />
          </Button>
          <Button className="icon-button up" aria-label={t('design.moveUp')} onPress={() => editor.move(0, -STEP)}>
            <Icon name="chevron" />
          </Button>
          <Button className="icon-button down" aria-label={t('design.moveDown')} onPress={() => editor.move(0, STEP)}>
            <Icon name="chevron" />
          </Button>
          <select
            aria-label={t('design.connect')}
            value=""
            onChange={(event) => event.target.value && editor.connect(event.target.value)}
          >
            <option value="">{t('design.connect')}…</option>
            {outline
              .filter(({ id }) => id !== step.id)
              .map((other) => (
                <option key={other.id} value={other.id}>
                  {nameOf(other)}
                </option>
              ))}
          </select>
        </>
      )}
      <Button
        className="button"
        onPress={({ pointerType }) => {
          editor.remove();
          if (pointerType === 'keyboard' || pointerType === 'virtual') {
            onGone();
          }
        }}
      >
        {t('design.remove')}
      </Button>
    </div>
  );
}
