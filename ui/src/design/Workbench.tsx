import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import { createJourney, revertDraft } from '../api/design';
import { ApiError } from '../api/client';
import type { Draft } from '../api/designTypes';
import { useLanguage } from '../i18n/useLanguage';
import { to } from '../nav/route';
import { Ask } from '../parts/Ask';
import { Problem } from '../parts/Problem';
import { Zoom } from '../diagram/Zoom';
import { WhenPanel } from '../trial/WhenPanel';
import { MessagePanel } from './content/MessagePanel';
import { TablePanel } from './content/TablePanel';
import { Conflict } from './Conflict';
import { DraftStatus } from './DraftStatus';
import { OutlineList } from './OutlineList';
import { ProblemList } from './ProblemList';
import { StepActions } from './StepActions';
import { StepsPanel } from './StepsPanel';
import { Toolbar } from './Toolbar';
import { useCatalog, useEntering, useSurroundings } from './useCatalog';
import { useDraft } from './useDraft';
import { useEditor, usePicture } from './useEditor';
import { useStepName } from './useStepName';
import type { Template } from './modeler/services';

interface WorkbenchProps {
  draft: Draft;
  /** Whether the file comes from this browser because the program could not be reached before. */
  spared: boolean;
  templates: Template[];
  /** Opens the draft anew as the program has it. */
  reopen: () => void;
}

export function Workbench({ draft, spared, templates, reopen }: WorkbenchProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const nameOf = useStepName();
  const canvas = useRef<HTMLDivElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  const { editor, failed } = useEditor(draft.bpmn, templates, { canvas, panel });
  const picture = usePicture(editor);
  const catalog = useCatalog();
  const surroundings = useSurroundings(catalog);
  const { keeping, findings, edits, keeper } = useDraft(draft, spared, editor, surroundings);
  const drawer = useRef<HTMLDivElement>(null);
  const [tab, setTab] = useState('outline');
  const [expert, setExpert] = useState(false);
  const [reverting, setReverting] = useState(false);
  const [error, setError] = useState<ApiError>();
  const id = draft.journeyId;

  useEffect(() => {
    editor?.mark(findings);
  }, [editor, findings, picture.outline]);
  useEffect(() => {
    editor?.showExpert(expert);
  }, [editor, expert]);

  const names = useMemo(() => new Map(picture.outline.map((step) => [step.id, nameOf(step)])), [picture.outline, nameOf]);
  const entering = useEntering(id);
  const open = (key: string) => {
    setTab(key);
    requestAnimationFrame(() => drawer.current?.querySelector<HTMLElement>(`[role="tab"][data-key="${key}"]`)?.focus());
    drawer.current?.scrollIntoView({ block: 'nearest' });
  };
  const tried = async (deed: () => Promise<void>) => {
    try {
      await deed();
    } catch (failure) {
      setError(failure instanceof ApiError ? failure : new ApiError('unreadable', 0));
    }
  };
  const revert = () =>
    tried(async () => {
      keeper().letGo();
      await revertDraft(id, { language });
      reopen();
    });
  const copy = () =>
    tried(async () => {
      const made = await createJourney({ name: t('draft.copyName', { name: draft.name }), bpmn: await editor!.xml() }, { language });
      keeper().letGo();
      window.location.hash = to.view(made.id, 'design');
    });
  const takeTheirs = () => {
    keeper().letGo();
    reopen();
  };
  const sends = editor !== undefined && picture.chosen !== undefined && editor.valueOf(picture.chosen, 'kairos.send.channel') !== undefined;
  const chosen = picture.outline.find((step) => step.id === picture.chosen);
  const decides = chosen?.type === 'BusinessRuleTask';
  const known = ['outline', 'problems', 'when', ...(sends ? ['message'] : []), ...(decides ? ['table'] : [])];
  const somethingChosen = picture.chosen !== undefined && editor !== undefined;

  return (
    <>
      <div className="workbench-head">
        <DraftStatus keeping={keeping} spared={spared} />
        {editor && (
          <Toolbar
            name={draft.name}
            editor={editor}
            picture={picture}
            expert={expert}
            onExpert={setExpert}
            onRevert={() => setReverting(true)}
          />
        )}
      </div>
      {error && <Problem error={error} />}
      {failed && (
        <div className="notice trouble" role="alert">
          <p>{t('design.failed')}</p>
          <p>{t('design.failedRemedy')}</p>
          <Button className="button" onPress={() => setReverting(true)}>
            {t('design.revert')}
          </Button>
        </div>
      )}
      <div className="workbench" hidden={failed}>
        {editor && <StepsPanel editor={editor} templates={templates} />}
        <div className="drawing card">
          <div ref={canvas} className="canvas" role="group" aria-label={t('design.canvas')} />
          {editor && <Zoom zoom={editor.zoom} fit={editor.fit} />}
        </div>
        <section className="form-panel card" aria-label={t('design.form')}>
          {somethingChosen && <StepActions editor={editor} step={chosen} outline={picture.outline} onGone={() => open('outline')} />}
          {(sends || decides) && (
            <Button className="button content-edit" onPress={() => open(sends ? 'message' : 'table')}>
              {t(sends ? 'content.edit' : 'table.edit')}
            </Button>
          )}
          <div ref={panel} className="properties" />
        </section>
      </div>
      {editor && (
        <Tabs className="drawer card tabs" ref={drawer} selectedKey={known.includes(tab) ? tab : 'outline'} onSelectionChange={(key) => setTab(String(key))}>
          <TabList aria-label={t('design.title', { name: draft.name })} className="tabs">
            <Tab id="outline">{t('design.outline')}</Tab>
            <Tab id="problems">{t('design.problemsCount', { count: findings.length })}</Tab>
            <Tab id="when">{t('when.tab')}</Tab>
            {sends && <Tab id="message">{t('content.tab')}</Tab>}
            {decides && <Tab id="table">{t('table.tab')}</Tab>}
          </TabList>
          <TabPanel id="outline">
            <OutlineList editor={editor} picture={picture} findings={findings} />
          </TabPanel>
          <TabPanel id="problems">
            <ProblemList findings={findings} nameOf={(element) => names.get(element) ?? element} onGo={editor.choose} />
          </TabPanel>
          <TabPanel id="when">
            <WhenPanel journey={id} edits={edits} content={editor.xml} />
          </TabPanel>
          {sends && (
            <TabPanel id="message">
              <MessagePanel key={picture.chosen} editor={editor} step={picture.chosen!} productType={entering} />
            </TabPanel>
          )}
          {decides && (
            <TabPanel id="table">
              <TablePanel
                key={picture.chosen}
                editor={editor}
                step={picture.chosen!}
                catalog={catalog}
                findings={findings.filter(({ element }) => element === picture.chosen)}
              />
            </TabPanel>
          )}
        </Tabs>
      )}
      {keeping.state === 'conflict' && (
        <Conflict theirs={keeping.theirs} mine={() => void keeper().keepMine()} take={takeTheirs} copy={() => void copy()} />
      )}
      {reverting && (
        <Ask title={t('design.revertTitle')} onClose={() => setReverting(false)}>
          <p>{t('design.revertText')}</p>
          <div className="answers">
            <Button className="button" autoFocus onPress={() => setReverting(false)}>
              {t('design.revertNo')}
            </Button>
            <Button className="button primary" onPress={() => void revert()}>
              {t('design.revertYes')}
            </Button>
          </div>
        </Ask>
      )}
    </>
  );
}
