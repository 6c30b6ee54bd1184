import { useTranslation } from 'react-i18next';
import { useLanguage } from '../i18n/useLanguage';
import { JOURNEY_VIEWS, to, type Route } from '../nav/route';
import { Icon, type IconName } from '../parts/Icon';
import { useMay } from '../session/SessionProvider';
import type { Role } from '../session/types';
import { WhoAmI } from '../session/WhoAmI';
import { LanguageSwitch } from './LanguageSwitch';
import { Mark } from './Mark';
import { whole } from '../time/format';
import { useStatus } from './StatusProvider';

type Section = 'journeys' | 'messages' | 'customers' | 'questions' | 'productTypes' | 'models' | 'accounts';

interface Entry {
  section: Section;
  icon: IconName;
  href: string;
  screens: Route['screen'][];
  least?: Role;
}

const SECTIONS: Entry[] = [
  { section: 'journeys', icon: 'journeys', href: to.journeys(), screens: ['journeys', 'journey', ...JOURNEY_VIEWS] },
  { section: 'messages', icon: 'messages', href: to.messages(), screens: ['messages'] },
  { section: 'customers', icon: 'customers', href: to.customers(), screens: ['customers', 'customer'] },
  { section: 'questions', icon: 'questions', href: to.questions(), screens: ['questions'] },
  {
    section: 'productTypes',
    icon: 'productTypes',
    href: to.productTypes(),
    screens: ['productTypes', 'productType', 'newProductType'],
  },
  { section: 'models', icon: 'models', href: to.models(), screens: ['models'] },
  { section: 'accounts', icon: 'accounts', href: to.accounts(), screens: ['accounts', 'audit'], least: 'administrator' },
];

/** How many questions wait for an answer; nothing where none does. */
function OpenQuestions() {
  const { t } = useTranslation();
  const language = useLanguage();
  const count = useStatus().data?.totals.questions ?? 0;
  return (
    count > 0 && (
      <span className="badge">
        <span aria-hidden="true">{whole(count, language)}</span>
        <span className="unseen"> {t('app.open', { count })}</span>
      </span>
    )
  );
}

export function Navigation({ route }: { route: Route }) {
  const { t } = useTranslation();
  const may = useMay();
  return (
    <header className="rail">
      <a className="brand" href={to.journeys()}>
        <Mark />
        <span>
          <strong>Kairos</strong>
          <small>{t('app.tagline')}</small>
        </span>
      </a>
      <nav aria-label={t('app.menu')}>
        <ul>
          {SECTIONS.filter(({ least }) => least === undefined || may(least)).map(({ section, icon, href, screens }) => (
            <li key={section}>
              <a href={href} aria-current={screens.includes(route.screen) ? 'page' : undefined}>
                <Icon name={icon} />
                {t(`app.${section}`)}
                {section === 'questions' && <OpenQuestions />}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <div className="rail-foot">
        <WhoAmI />
        <LanguageSwitch />
        <a className="quiet" href="/third-party-notices.txt">
          {t('app.notices')}
        </a>
      </div>
    </header>
  );
}
