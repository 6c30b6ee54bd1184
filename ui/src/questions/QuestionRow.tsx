import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from 'react-aria-components';
import { to } from '../nav/route';
import { When } from '../parts/When';
import { useMay } from '../session/SessionProvider';
import type { Answer, Question } from './types';

interface QuestionRowProps {
  question: Question;
  busy: boolean;
  give: (question: Question, answer: Answer) => void;
}

/** An answer cannot be taken back, so what it does is said before it is given. */
export function QuestionRow({ question, busy, give }: QuestionRowProps) {
  const { t } = useTranslation();
  const may = useMay();
  const [meant, setMeant] = useState<Answer>();
  const { label, customer, journey, journeyName, step, stepName, askedAt, answerBy } = question;
  const about = { label, question: question.question };
  const words = {
    yes: { short: t('questions.yes'), full: t('questions.yesTo', about), confirm: t('questions.confirmYes', about), send: t('questions.sendYes') },
    no: { short: t('questions.no'), full: t('questions.noTo', about), confirm: t('questions.confirmNo', about), send: t('questions.sendNo') },
  };
  return (
    <tr>
      <th scope="row">{question.question}</th>
      <td>
        <a href={to.customer(customer)}>{label}</a>
      </td>
      <td>
        <a href={to.step(journey, step)}>{journeyName}</a>
        <small className="below">{stepName}</small>
      </td>
      <td className="at">
        <When at={askedAt} />
      </td>
      <td className="at">
        <When at={answerBy} />
      </td>
      <td>
        {!may('marketer') && <span className="soft">{t('questions.mayNot')}</span>}
        {may('marketer') && !meant && (
          <div className="two-answers">
            <Button className="button" isDisabled={busy} aria-label={words.yes.full} onPress={() => setMeant('yes')}>
              {words.yes.short}
            </Button>
            <Button className="button" isDisabled={busy} aria-label={words.no.full} onPress={() => setMeant('no')}>
              {words.no.short}
            </Button>
          </div>
        )}
        {may('marketer') && meant && (
          <div role="group" aria-label={words[meant].full}>
            <p>{words[meant].confirm}</p>
            <Button
              className="button primary"
              onPress={() => {
                setMeant(undefined);
                give(question, meant);
              }}
            >
              {words[meant].send}
            </Button>{' '}
            <Button className="button" autoFocus onPress={() => setMeant(undefined)}>
              {t('questions.notYet')}
            </Button>
          </div>
        )}
      </td>
    </tr>
  );
}
