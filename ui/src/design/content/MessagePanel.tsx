import '../../styles/content.css';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from 'react-aria-components';
import type { MessageSource } from '../../api/designTypes';
import { apiPath } from '../../api/client';
import { useFetched } from '../../api/useFetched';
import { useLanguage } from '../../i18n/useLanguage';
import { LANGUAGES, type Language } from '../../i18n/languages';
import type { Editor } from '../modeler/editor';
import { MessageForm } from './MessageForm';
import { MessagePreview } from './MessagePreview';

const WORDS = 'kairos.send.words.';
const EMPTY = '--- subject\n{{ need.subject }}\n\n--- html\n<p></p>\n';
/** The text comes with each product that follows a purchase. */
const DERIVED = 'derived-product';

interface MessagePanelProps {
  editor: Editor;
  step: string;
  productType: string | undefined;
}

/** What a send step says: the message it shares with other steps, or one of its own that is kept with the draft. */
export function MessagePanel({ editor, step, productType }: MessagePanelProps) {
  const { t } = useTranslation();
  const page = useLanguage();
  const [language, setLanguage] = useState<Language>(page);
  const template = editor.valueOf(step, 'kairos.send.template') ?? '';
  const channel = editor.valueOf(step, 'kairos.send.channel') ?? '';
  const own = Object.fromEntries(LANGUAGES.map((each) => [each, editor.valueOf(step, WORDS + each) ?? '']));
  const isOwn = LANGUAGES.some((each) => own[each] !== '');
  const shared = useFetched<MessageSource>(
    template !== '' && template !== DERIVED ? apiPath(['messages', template, 'source'], { productType }) : undefined,
  ).data;
  const begin = () => {
    const from = shared?.languages ?? {};
    editor.give(step, Object.fromEntries(LANGUAGES.map((each) => [WORDS + each, from[each] ?? from['en'] ?? EMPTY])));
  };
  const giveUp = () => editor.give(step, Object.fromEntries(LANGUAGES.map((each) => [WORDS + each, undefined])));
  const text = (isOwn ? own[language] : shared?.languages[language]) ?? '';

  return (
    <div className="content-editor">
      <div className="content-words">
        <div className="content-head">
          <div className="content-languages" role="group" aria-label={t('content.language')}>
            {LANGUAGES.map((each) => (
              <button key={each} type="button" className="chip" aria-pressed={each === language} lang={each} onClick={() => setLanguage(each)}>
                {t(`content.in.${each}`)}
              </button>
            ))}
          </div>
          {isOwn ? (
            <Button className="button" onPress={giveUp}>
              {t('content.giveUp')}
            </Button>
          ) : (
            <Button className="button primary" isDisabled={template !== DERIVED && !shared} onPress={begin}>
              {t('content.begin')}
            </Button>
          )}
        </div>
        {!isOwn && template === DERIVED && <p className="soft">{t('content.derived')}</p>}
        {!isOwn && shared && (
          <p className="soft">{t('content.shared', { count: shared.all.length, names: shared.all.join(', ') })}</p>
        )}
        {isOwn && <p className="soft">{t('content.own')}</p>}
        {isOwn ? (
          <MessageForm
            key={`${step} ${language}`}
            file={text}
            language={language}
            channel={channel}
            onKeep={(file) => editor.give(step, { [WORDS + language]: file })}
          />
        ) : (
          shared && <pre className="shared-words" tabIndex={0} role="region" aria-label={t('content.sharedText')}>{text}</pre>
        )}
      </div>
      {text !== '' && (
        <MessagePreview name={shared?.id ?? 'draft'} content={text} language={language} channel={channel} productType={productType} />
      )}
    </div>
  );
}
