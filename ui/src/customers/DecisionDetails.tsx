import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Disclosure, DisclosurePanel, Heading } from 'react-aria-components';
import { apiPath } from '../api/client';
import type { Decision } from '../api/types';
import { useFetched } from '../api/useFetched';
import { useLanguage } from '../i18n/useLanguage';
import { useWord } from '../i18n/useWord';
import { Icon } from '../parts/Icon';
import { Loaded } from '../parts/Loaded';
import { WhenForBoth } from '../parts/When';
import { dateAndTime, decimal, span } from '../time/format';
import { valueText } from './values';

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="pair">
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Content({ decision, zone }: { decision: Decision; zone: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const word = useWord();
  const inputs = Object.entries(decision.inputs ?? {});
  return (
    <>
      <dl className="facts">
        <Fact name={t('decision.outcome')}>{word('outcome', decision.outcome)}</Fact>
        <Fact name={t('decision.decidedAt')}>{dateAndTime(decision.at, zone, language)}</Fact>
        {decision.instant && (
          <Fact name={t('decision.instant')}>
            <WhenForBoth at={decision.instant} zone={zone} />
          </Fact>
        )}
        {decision.previousInstant && (
          <Fact name={t('decision.previous')}>{dateAndTime(decision.previousInstant, zone, language)}</Fact>
        )}
        {decision.window && (
          <Fact name={t('decision.window')}>{span(decision.window.from, decision.window.to, zone, language)}</Fact>
        )}
        {decision.latestUsefulAt && (
          <Fact name={t('decision.latest')}>{dateAndTime(decision.latestUsefulAt, zone, language)}</Fact>
        )}
        {decision.score !== undefined && <Fact name={t('decision.score')}>{decimal(decision.score, language)}</Fact>}
        {decision.scoreNow !== undefined && (
          <Fact name={t('decision.scoreNow')}>{decimal(decision.scoreNow, language)}</Fact>
        )}
        {decision.model && <Fact name={t('decision.model')}>{decision.model}</Fact>}
      </dl>
      <p className="label">{t('decision.inputs')}</p>
      {inputs.length === 0 ? (
        <p className="soft">{t('decision.noInputs')}</p>
      ) : (
        <dl className="facts inputs">
          {inputs.map(([name, value]) => (
            <Fact key={name} name={name}>
              {valueText(value, zone, language)}
            </Fact>
          ))}
        </dl>
      )}
    </>
  );
}

function Fetched({ id, zone }: { id: string; zone: string }) {
  const answer = useFetched<Decision>(apiPath(['decisions', id]));
  return (
    <Loaded {...answer} lines={3}>
      {(decision) => <Content decision={decision} zone={zone} />}
    </Loaded>
  );
}

/** A decision with everything that went into it, beside the reasons already told; asked for only when it is opened. */
export function DecisionDetails({ id, zone, level }: { id: string; zone: string; level: 3 | 4 }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <Disclosure className="decision" isExpanded={open} onExpandedChange={setOpen}>
      <Heading level={level}>
        <Button slot="trigger">
          <Icon name="chevron" />
          {t('customer.decision')}
        </Button>
      </Heading>
      <DisclosurePanel className="decision-panel">{open && <Fetched id={id} zone={zone} />}</DisclosurePanel>
    </Disclosure>
  );
}
