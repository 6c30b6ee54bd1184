import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from 'react-aria-components';
import { useRoute, type Route } from '../nav/route';
import { ErrorBoundary } from '../parts/ErrorBoundary';
import { Empty } from '../parts/Empty';
import { to } from '../nav/route';
import { AccountsScreen } from '../accounts/AccountsScreen';
import { AuditScreen } from '../accounts/AuditScreen';
import { CustomerScreen } from '../customers/CustomerScreen';
import { CustomersScreen } from '../customers/CustomersScreen';
import { JourneyScreen } from '../journeys/JourneyScreen';
import { JourneysScreen } from '../journeys/JourneysScreen';
import { MessagesScreen } from '../messages/MessagesScreen';
import { ModelsScreen } from '../models/ModelsScreen';
import { Navigation } from './Navigation';
import { StatusStrip } from './StatusStrip';

function Screen({ route }: { route: Route }) {
  const { t } = useTranslation();
  switch (route.screen) {
    case 'journeys':
      return <JourneysScreen />;
    case 'journey':
      return <JourneyScreen id={route.id} step={route.step} />;
    case 'messages':
      return <MessagesScreen id={route.id} query={route.query} channel={route.channel ?? ''} />;
    case 'customers':
      return <CustomersScreen query={route.query} />;
    case 'customer':
      return <CustomerScreen id={route.id} />;
    case 'models':
      return <ModelsScreen />;
    case 'accounts':
      return <AccountsScreen />;
    case 'audit':
      return <AuditScreen />;
    case 'lost':
      return <Empty text={t('app.notFound')} action={t('app.toJourneys')} href={to.journeys()} />;
  }
}

/** What counts as another screen: a step of the same journey or another message of the list does not. */
const screenKey = (route: Route): string =>
  route.screen === 'journey' || route.screen === 'customer' ? `${route.screen} ${route.id}` : route.screen;

export function Shell() {
  const { t } = useTranslation();
  const route = useRoute();
  const key = screenKey(route);
  const main = useRef<HTMLElement>(null);
  const shown = useRef(key);

  useEffect(() => {
    if (shown.current !== key) {
      shown.current = key;
      window.scrollTo(0, 0);
      main.current?.focus({ preventScroll: true });
    }
  }, [key]);

  return (
    <div className="shell">
      <Button className="skip" onPress={() => main.current?.focus()}>
        {t('app.skip')}
      </Button>
      <Navigation route={route} />
      <div className="stage">
        <StatusStrip />
        <main ref={main} tabIndex={-1}>
          <ErrorBoundary key={key}>
            <Screen route={route} />
          </ErrorBoundary>
        </main>
      </div>
    </div>
  );
}
