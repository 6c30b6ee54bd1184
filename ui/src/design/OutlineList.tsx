import { useTranslation } from 'react-i18next';
import type { Finding } from '../api/designTypes';
import type { Editor, Picture } from './modeler/editor';
import { useStepName } from './useStepName';

interface OutlineProps {
  editor: Editor;
  picture: Picture;
  findings: Finding[];
}

/** The diagram as a list: steps in the order customers come to them, each with the paths that leave it. */
export function OutlineList({ editor, picture: { outline, chosen }, findings }: OutlineProps) {
  const { t } = useTranslation();
  const nameOf = useStepName();
  const Row = ({ id, text, path = false }: { id: string; text: string; path?: boolean }) => {
    const problems = findings.filter(({ element }) => element === id).length;
    return (
      <button
        type="button"
        className={path ? 'path' : undefined}
        aria-current={id === chosen ? 'true' : undefined}
        onClick={() => editor.choose(id)}
      >
        {text}
        {problems > 0 && <small> {t('design.problemsCount', { count: problems })}</small>}
      </button>
    );
  };
  return (
    <ol className="outline">
      {outline.map((step) => (
        <li key={step.id}>
          <Row id={step.id} text={nameOf(step)} />
          {step.paths.length > 1 && (
            <ul>
              {step.paths.map((path) => (
                <li key={path.id}>
                  <Row
                    path
                    id={path.id}
                    text={[path.name, t('design.leadsTo', { name: nameOf({ name: path.targetName, type: path.target }) })]
                      .filter(Boolean)
                      .join(' ')}
                  />
                </li>
              ))}
            </ul>
          )}
        </li>
      ))}
    </ol>
  );
}
