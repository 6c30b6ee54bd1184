import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from '../../i18n/languages';
import { fileOf, partsOf, type Part } from './parts';
import { Typed } from './Typed';

/** Values that a message may name, those that some customers lack with what stands for them. */
const VALUES = {
  firstName: '{{ customer.first_name | default: "" }}',
  subject: '{{ need.subject }}',
  date: '{% if need.date %}{{ need.date | long_date }}{% endif %}',
  value: '{% if need.value %}{{ need.value | money: need.currency }}{% endif %}',
  product: '{{ product.name }}',
  unsubscribe: '{{ unsubscribe_url }}',
} as const;

interface MessageFormProps {
  file: string;
  language: Language;
  channel: string;
  onKeep: (file: string) => void;
}

/** The parts of one message in one language. */
export function MessageForm({ file, language, channel, onKeep }: MessageFormProps) {
  const { t } = useTranslation();
  const parts = partsOf(file);
  const body: Part = parts.mjml === undefined ? 'html' : 'mjml';
  const last = useRef<HTMLInputElement | HTMLTextAreaElement>(null);
  const keep = (part: Part) => (text: string) => onKeep(fileOf({ ...partsOf(file), [part]: text }));
  const insert = (value: keyof typeof VALUES) => {
    const field = last.current;
    if (field) {
      field.focus();
      // as if it were typed: the browser's own undo knows of it, and the form hears of it
      document.execCommand('insertText', false, VALUES[value]);
    }
  };
  const write = (kind: string) =>
    onKeep(fileOf({ ...parts, html: kind === 'html' ? (parts.mjml ?? '') : '', mjml: kind === 'mjml' ? (parts.html ?? '') : '' }));

  return (
    <div
      className="message-form"
      onFocus={({ target }) => {
        if (target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && target.type === 'text')) {
          last.current = target;
        }
      }}
    >
      <Typed label={t('content.subject')} value={parts.subject ?? ''} onKeep={keep('subject')} lang={language} />
      <div className="content-tools">
        <label>
          {t('content.insert')}
          <select value="" onChange={(event) => insert(event.target.value as keyof typeof VALUES)}>
            <option value="">{t('content.choose')}</option>
            {(Object.keys(VALUES) as (keyof typeof VALUES)[]).map((value) => (
              <option key={value} value={value}>
                {t(`content.value.${value}`)}
              </option>
            ))}
          </select>
        </label>
        <label>
          {t('content.format')}
          <select value={body} onChange={(event) => write(event.target.value)}>
            <option value="html">HTML</option>
            <option value="mjml">MJML</option>
          </select>
        </label>
      </div>
      <Typed key={body} label={t('content.body')} value={parts[body] ?? ''} onKeep={keep(body)} rows={9} code lang={language} />
      <Typed label={t('content.text')} hint={t('content.textHint')} value={parts.text ?? ''} onKeep={keep('text')} rows={4} lang={language} />
      <Typed label={t('content.sms')} hint={t('content.smsHint')} value={parts.sms ?? ''} onKeep={keep('sms')} rows={2} lang={language} />
      {(channel === 'postal' || parts.letter !== undefined) && (
        <Typed label={t('content.letter')} hint={t('content.letterHint')} value={parts.letter ?? ''} onKeep={keep('letter')} rows={6} code lang={language} />
      )}
    </div>
  );
}
