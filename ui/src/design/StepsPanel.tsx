import { useTranslation } from 'react-i18next';
import type { Editor } from './modeler/editor';
import { groupOf, type StepGroup } from './modeler/knowledge';
import type { Template } from './modeler/services';

const GROUPS: { group: StepGroup; title: 'waits' | 'messages' | 'choices' | 'ends' | 'others' }[] = [
  { group: 'waits', title: 'waits' },
  { group: 'messages', title: 'messages' },
  { group: 'choices', title: 'choices' },
  { group: 'more', title: 'others' },
  { group: 'ends', title: 'ends' },
];

/** The steps there are: a press adds one after the chosen step, dragging puts it where it is dropped. */
export function StepsPanel({ editor, templates }: { editor: Editor; templates: Template[] }) {
  const { t } = useTranslation();
  return (
    <section className="steps-panel" aria-labelledby="add-title">
      <h2 id="add-title">{t('design.add')}</h2>
      <p className="soft">{t('design.addHint')}</p>
      {templates.length === 0 && <p className="problem">{t('design.noTemplates')}</p>}
      {GROUPS.map(({ group, title }) => {
        const steps = templates.filter((template) => groupOf(template) === group);
        return (
          steps.length > 0 && (
            <div key={group} role="group" aria-labelledby={`add-${group}`}>
              <h3 id={`add-${group}`}>{t(`design.${title}`)}</h3>
              <ul>
                {steps.map((template) => (
                  <li key={template.id}>
                    <button
                      type="button"
                      draggable
                      title={template.description}
                      onClick={() => editor.add(template)}
                      onDragStart={(event) => {
                        event.preventDefault();
                        editor.drag(event.nativeEvent, template);
                      }}
                    >
                      {template.metadata?.icon && <img src={template.metadata.icon} alt="" width="18" height="18" />}
                      {template.name}
                    </button>
                  </li>
                ))}
              </ul>
            </div>
          )
        );
      })}
    </section>
  );
}
