import { I18nProvider } from 'react-aria-components';
import { useLanguage } from './i18n/useLanguage';
import { SessionProvider } from './session/SessionProvider';
import { Shell } from './shell/Shell';
import { StatusProvider } from './shell/StatusProvider';

export function App() {
  return (
    <I18nProvider locale={useLanguage()}>
      <SessionProvider>
        <StatusProvider>
          <Shell />
        </StatusProvider>
      </SessionProvider>
    </I18nProvider>
  );
}
