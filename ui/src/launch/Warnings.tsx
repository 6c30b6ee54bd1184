import { useTranslation } from 'react-i18next';
import { Checkbox } from 'react-aria-components';
import type { Finding } from '../api/designTypes';
import { ProblemList } from '../design/ProblemList';

interface WarningsProps {
  findings: Finding[];
  nameOf: (element: string) => string;
  accepted: ReadonlySet<string>;
  accept: (code: string, accepted: boolean) => void;
}

/** Errors stand in the way of a launch; each kind of warning wants a tick. */
export function Warnings({ findings, nameOf, accepted, accept }: WarningsProps) {
  const { t } = useTranslation();
  const errors = findings.filter(({ severity }) => severity === 'error');
  const warnings = findings.filter(({ severity }) => severity === 'warning');
  const codes = [...new Set(warnings.map(({ code }) => code))];
  return (
    <section className="card padded" aria-labelledby="problems-title">
      <h2 id="problems-title">{t('launch.problems')}</h2>
      {errors.length > 0 && <p>{t('launch.errorsBlock')}</p>}
      {(errors.length > 0 || warnings.length === 0) && <ProblemList findings={errors} nameOf={nameOf} />}
      {warnings.length > 0 && <p>{t('launch.tick')}</p>}
      {codes.map((code) => {
        const same = warnings.filter((warning) => warning.code === code);
        return (
          <div key={code} className="warning">
            <ProblemList findings={same} nameOf={nameOf} />
            <Checkbox className="check" isSelected={accepted.has(code)} onChange={(ticked) => accept(code, ticked)}>
              <span className="box" aria-hidden="true" />
              <span>
                {t('launch.accept')} {same[0]!.text}
              </span>
            </Checkbox>
          </div>
        );
      })}
    </section>
  );
}
