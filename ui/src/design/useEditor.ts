import { useEffect, useState, useSyncExternalStore, type RefObject } from 'react';
import { useLanguage } from '../i18n/useLanguage';
import { openEditor, type Editor, type Picture } from './modeler/editor';
import type { Template } from './modeler/services';

interface Places {
  canvas: RefObject<HTMLDivElement | null>;
  panel: RefObject<HTMLDivElement | null>;
}

/** Opens a file in the editor and keeps it open, whatever language the page is read in. */
export function useEditor(xml: string, templates: Template[], { canvas, panel }: Places) {
  const language = useLanguage();
  const [editor, setEditor] = useState<Editor>();
  const [failed, setFailed] = useState(false);

  useEffect(() => {
    let gone = false;
    let made: Editor | undefined;
    const start = async () => {
      try {
        const opened = await openEditor({ canvas: canvas.current!, panel: panel.current!, xml, templates, language });
        if (gone) {
          opened.destroy();
          return;
        }
        made = opened;
        setEditor(opened);
      } catch {
        setFailed(true);
      }
    };
    void start();
    return () => {
      gone = true;
      made?.destroy();
      setEditor(undefined);
    };
    // the file is opened once; templates in another language only change what the forms say
  }, [xml]);

  useEffect(() => {
    void editor?.speak(language, templates);
  }, [editor, language, templates]);

  return { editor, failed };
}

const NOTHING: Picture = { outline: [], chosen: undefined, canUndo: false, canRedo: false };
const silent = () => () => {};
const nothing = () => NOTHING;

export const usePicture = (editor: Editor | undefined): Picture =>
  useSyncExternalStore(editor?.watch ?? silent, editor?.picture ?? nothing);
