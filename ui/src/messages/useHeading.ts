import { useTranslation } from 'react-i18next';
import type { Mail } from '../api/types';

/** What a message is called: its subject, or what it does where its channel has no subjects. */
export function useHeading(): (mail: Mail) => string {
  const { t } = useTranslation();
  return (mail) => {
    switch (mail.channel) {
      case 'sms':
        return mail.preview ?? mail.subject;
      case 'display':
        return t(mail.membership === 'leave' ? 'display.leaves' : 'display.enters', { audience: mail.subject });
      case 'postal':
        return t('postal.heading', { name: mail.to.split(',')[0] ?? mail.to });
      default:
        return mail.subject || t('messages.noSubject');
    }
  };
}
