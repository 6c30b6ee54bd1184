import { useTranslation } from 'react-i18next';
import type { Finding } from '../api/designTypes';

interface ProblemListProps {
  findings: Finding[];
  nameOf: (element: string) => string;
  /** Leads to the step; absent where there is nothing to lead to. */
  onGo?: (element: string) => void;
}

/** What is wrong, in plain words, with what to do about it and the way to the step. */
export function ProblemList({ findings, nameOf, onGo }: ProblemListProps) {
  const { t } = useTranslation();
  if (findings.length === 0) {
    return <p className="soft none">{t('design.noProblems')}</p>;
  }
  return (
    <ul className="problems">
      {findings.map(({ severity, code, element, text, remedy }, place) => (
        <li key={`${code} ${element} ${place}`} className={severity}>
          <span className={`tag severity-${severity}`}>{t(`design.${severity}`)}</span>
          <div>
            <strong>{element ? nameOf(element) : t('design.journeyItself')}</strong>
            <p>
              {text} {remedy}
            </p>
          </div>
          {element && onGo && (
            <button type="button" className="button" onClick={() => onGo(element)}>
              {t('design.goTo')}
              <span className="unseen"> {nameOf(element)}</span>
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}
