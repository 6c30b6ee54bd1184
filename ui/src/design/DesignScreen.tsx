import 'bpmn-js/dist/assets/diagram-js.css';
import 'bpmn-js/dist/assets/bpmn-js.css';
import 'bpmn-js/dist/assets/bpmn-font/css/bpmn.css';
import '@bpmn-io/properties-panel/dist/assets/properties-panel.css';
import 'bpmn-js-element-templates/dist/assets/element-templates.css';
import '../styles/design.css';
import { useTranslation } from 'react-i18next';
import { JourneyHead } from '../journeys/JourneyHead';
import { Loaded, Skeleton } from '../parts/Loaded';
import { useTitle } from '../parts/useTitle';
import { useOpened } from './useOpened';
import { useTemplates } from './useTemplates';
import { Workbench } from './Workbench';

export default function DesignScreen({ id }: { id: string }) {
  const { t } = useTranslation();
  const { opened, error, reopen } = useOpened(id);
  const templates = useTemplates();
  useTitle(opened && t('design.title', { name: opened.draft.name }));
  return (
    <Loaded data={opened} error={error} retry={reopen} lines={8}>
      {({ draft, spared, opening }) => (
        <>
          <JourneyHead id={id} name={draft.name} view="design" />
          {templates ? (
            <Workbench key={opening} draft={draft} spared={spared} templates={templates} reopen={reopen} />
          ) : (
            <Skeleton lines={6} />
          )}
        </>
      )}
    </Loaded>
  );
}
