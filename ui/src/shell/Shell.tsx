import { lazy, Suspense, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from 'react-aria-components';
import { speakDesigner } from '../i18n';
import { useRoute, type Route } from '../nav/route';
import { ErrorBoundary } from '../parts/ErrorBoundary';
import { Empty } from '../parts/Empty';
import { to } from '../nav/route';
import { JourneyScreen } from '../journeys/JourneyScreen';
import { JourneysScreen } from '../journeys/JourneysScreen';
import { Skeleton } from '../parts/Loaded';
import { Navigation } from './Navigation';
import { StatusStrip } from './StatusStrip';

const designer = async <M,>(screen: Promise<M>): Promise<M> => {
  await speakDesigner();
  return screen;
};

/** What most visits never open comes when it is opened. */
const AccountsScreen = lazy(async () => ({ default: (await import('../accounts/AccountsScreen')).AccountsScreen }));
const AuditScreen = lazy(async () => ({ default: (await import('../accounts/AuditScreen')).AuditScreen }));
const CustomerScreen = lazy(async () => ({ default: (await import('../customers/CustomerScreen')).CustomerScreen }));
const CustomersScreen = lazy(async () => ({ default: (await import('../customers/CustomersScreen')).CustomersScreen }));
const DesignScreen = lazy(() => designer(import('../design/DesignScreen')));
const LaunchScreen = lazy(() => designer(import('../launch/LaunchScreen')));
const MessagesScreen = lazy(async () => ({ default: (await import('../messages/MessagesScreen')).MessagesScreen }));
const ModelsScreen = lazy(async () => ({ default: (await import('../models/ModelsScreen')).ModelsScreen }));
const NewProductTypeScreen = lazy(() => designer(import('../products/NewProductTypeScreen')));
const ProductTypeScreen = lazy(() => designer(import('../products/ProductTypeScreen')));
const ProductTypesScreen = lazy(() => designer(import('../products/ProductTypesScreen')));
const QuestionsScreen = lazy(async () => ({ default: (await import('../questions/QuestionsScreen')).QuestionsScreen }));
const TestScreen = lazy(() => designer(import('../trial/TestScreen')));
const VersionsScreen = lazy(() => designer(import('../versions/VersionsScreen')));

function Screen({ route }: { route: Route }) {
  const { t } = useTranslation();
  switch (route.screen) {
    case 'journeys':
      return <JourneysScreen />;
    case 'journey':
      return <JourneyScreen id={route.id} step={route.step} version={route.version} />;
    case 'design':
      return <DesignScreen id={route.id} />;
    case 'test':
      return <TestScreen id={route.id} />;
    case 'launch':
      return <LaunchScreen id={route.id} />;
    case 'versions':
      return <VersionsScreen id={route.id} />;
    case 'messages':
      return <MessagesScreen id={route.id} query={route.query} channel={route.channel ?? ''} />;
    case 'customers':
      return <CustomersScreen query={route.query} />;
    case 'customer':
      return <CustomerScreen id={route.id} />;
    case 'questions':
      return <QuestionsScreen />;
    case 'productTypes':
      return <ProductTypesScreen />;
    case 'productType':
      return <ProductTypeScreen id={route.id} />;
    case 'newProductType':
      return <NewProductTypeScreen />;
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
  'id' in route && route.screen !== 'messages' ? `${route.screen} ${route.id}` : route.screen;

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
            <Suspense fallback={<Skeleton lines={8} />}>
              <Screen route={route} />
            </Suspense>
          </ErrorBoundary>
        </main>
      </div>
    </div>
  );
}
