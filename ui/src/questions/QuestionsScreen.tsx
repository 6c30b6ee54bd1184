import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePages } from '../api/usePages';
import { useSending } from '../api/useSending';
import { to } from '../nav/route';
import { Empty } from '../parts/Empty';
import { PagedTable } from '../parts/PagedTable';
import { Problem } from '../parts/Problem';
import { useTitle } from '../parts/useTitle';
import { QuestionRow } from './QuestionRow';
import type { Answer, Question } from './types';

const QUESTIONS = ['questions'];
const NO_FILTER = {};
const questionsOf = (page: { questions: Question[] }) => page.questions;

/** What journeys ask the team; each answer sends one customer on. */
export function QuestionsScreen() {
  const { t } = useTranslation();
  const pages = usePages<Question>(QUESTIONS, NO_FILTER, questionsOf);
  const { send, sending, error } = useSending();
  const [said, setSaid] = useState('');
  useTitle(t('questions.title'));

  const give = async ({ id, customer, label }: Question, answer: Answer) => {
    setSaid('');
    const path = `/api/customers/${encodeURIComponent(customer)}/questions/${encodeURIComponent(id)}/answer`;
    if (await send('POST', path, { answer })) {
      setSaid(t(answer === 'yes' ? 'questions.saidYes' : 'questions.saidNo', { label }));
    }
    pages.retry();
  };

  return (
    <>
      <div className="screen-head">
        <h1>{t('questions.title')}</h1>
        <p className="lead">{t('questions.lead')}</p>
      </div>
      <p role="status">{said}</p>
      {error && <Problem error={error} />}
      <PagedTable
        pages={pages}
        label={t('questions.table')}
        columns={[
          t('questions.question'),
          t('questions.customer'),
          t('questions.journey'),
          t('questions.since'),
          t('questions.until'),
          t('questions.answer'),
        ]}
        card
        empty={<Empty text={t('questions.empty')} action={t('questions.emptyAction')} href={to.journeys()} />}
      >
        {(question) => <QuestionRow key={question.id} question={question} busy={sending} give={give} />}
      </PagedTable>
    </>
  );
}
