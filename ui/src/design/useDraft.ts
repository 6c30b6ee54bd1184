import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { checkDraft, saveDraft } from '../api/design';
import type { Draft, Finding } from '../api/designTypes';
import { useLanguage } from '../i18n/useLanguage';
import { DraftKeeper, spareOf, type Keeping } from './draftKeeper';
import { localFindings, untilToldAgain, type Surroundings } from './localFindings';
import type { Editor } from './modeler/editor';

/** Long enough that typing is not held up, too short to be waited for. */
const LOOK_MILLIS = 120;

/** Stores the draft while it is edited, and knows what stands in the way of its launch. */
export function useDraft(draft: Draft, spared: boolean, editor: Editor | undefined, around: Surroundings | undefined) {
  const language = useLanguage();
  const speaking = useRef(language);
  speaking.current = language;
  const surroundings = useRef(around);
  surroundings.current = around;
  const [keeping, setKeeping] = useState<Keeping>({ state: 'kept' });
  const [told, setTold] = useState<Finding[]>([]);
  const [local, setLocal] = useState<Finding[]>();
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
      found: (findings) => {
        setTold(findings);
        if (made.settled) {
          setLocal(undefined);
        }
      },
    });
    keeper.current = made;
    let look: ReturnType<typeof setTimeout>;
    editor.onEdited(() => {
      made.edited();
      clearTimeout(look);
      look = setTimeout(() => {
        if (surroundings.current && made.state !== 'kept') {
          setLocal(localFindings(editor.definitions(), surroundings.current, speaking.current));
        }
      }, LOOK_MILLIS);
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
      clearTimeout(look);
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
      setTold((await checkDraft(id, await editor.xml(), { language, signal: stop.signal })).findings);
    };
    check().catch(() => {}); // what is wrong is told with the next save, too
    return () => stop.abort();
  }, [editor, id, language]);

  const now = useCallback(() => keeper.current!, []);
  const findings = useMemo(() => (local ? untilToldAgain(local, told) : told), [local, told]);
  return { keeping, findings, edits, keeper: now };
}
