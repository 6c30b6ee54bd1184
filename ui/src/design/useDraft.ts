import { useCallback, useEffect, useRef, useState } from 'react';
import { checkDraft, saveDraft } from '../api/design';
import type { Draft, Finding } from '../api/designTypes';
import { useLanguage } from '../i18n/useLanguage';
import { DraftKeeper, spareOf, type Keeping } from './draftKeeper';
import type { Editor } from './modeler/editor';

/** Stores the draft while it is edited, and knows what stands in the way of its launch. */
export function useDraft(draft: Draft, spared: boolean, editor: Editor | undefined) {
  const language = useLanguage();
  const speaking = useRef(language);
  speaking.current = language;
  const [keeping, setKeeping] = useState<Keeping>({ state: 'kept' });
  const [findings, setFindings] = useState<Finding[]>([]);
  const [edits, setEdits] = useState(0);
  const keeper = useRef<DraftKeeper>(undefined);
  const id = draft.journeyId;

  useEffect(() => {
    if (!editor) {
      return;
    }
    const made = new DraftKeeper({
      revision: draft.revision,
      content: editor.xml,
      save: (revision, bpmn) => saveDraft(id, revision, bpmn, { language: speaking.current }),
      spare: spareOf(id, localStorage),
      told: setKeeping,
      found: setFindings,
    });
    keeper.current = made;
    editor.onEdited(() => {
      made.edited();
      setEdits((count) => count + 1);
    });
    if (spared) {
      made.edited();
    }
    const leaving = (event: BeforeUnloadEvent) => {
      if (made.state !== 'kept') {
        void made.flush();
        event.preventDefault();
      }
    };
    const back = () => void made.flush();
    window.addEventListener('beforeunload', leaving);
    window.addEventListener('online', back);
    return () => {
      window.removeEventListener('beforeunload', leaving);
      window.removeEventListener('online', back);
      void made.flush();
    };
  }, [editor, id, draft.revision, spared]);

  useEffect(() => {
    if (!editor) {
      return;
    }
    const stop = new AbortController();
    const check = async () => {
      setFindings((await checkDraft(id, await editor.xml(), { language, signal: stop.signal })).findings);
    };
    check().catch(() => {}); // what is wrong is told with the next save, too
    return () => stop.abort();
  }, [editor, id, language]);

  const now = useCallback(() => keeper.current!, []);
  return { keeping, findings, edits, keeper: now };
}
