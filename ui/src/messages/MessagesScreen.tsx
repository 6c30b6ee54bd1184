import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { usePages } from '../api/usePages';
import type { Mail } from '../api/types';
import { replaceAddress, to } from '../nav/route';
import { Empty } from '../parts/Empty';
import { Loaded } from '../parts/Loaded';
import { MorePages } from '../parts/MorePages';
import { Search } from '../parts/Search';
import { useTitle } from '../parts/useTitle';
import { When } from '../parts/When';
import { Message } from './Message';

const MAILBOX = ['mailbox'];
const messagesOf = (page: { messages: Mail[] }) => page.messages;

function Item({ mail, query, open }: { mail: Mail; query: string; open: boolean }) {
  const { t } = useTranslation();
  return (
    <li>
      <a href={to.message(mail.id, query)} aria-current={open ? 'true' : undefined}>
        <strong>{mail.subject || t('messages.noSubject')}</strong>
        <span>{mail.to}</span>
        <When at={mail.receivedAt} />
      </a>
    </li>
  );
}

export function MessagesScreen({ id, query }: { id: string | undefined; query: string }) {
  const { t } = useTranslation();
  const asked = useMemo(() => ({ q: query }), [query]);
  const pages = usePages<Mail>(MAILBOX, asked, messagesOf);
  const search = (next: string) => replaceAddress(id ? to.message(id, next) : to.messages(next));
  useTitle(t('messages.title'));
  return (
    <>
      <div className="screen-head">
        <h1>{t('messages.title')}</h1>
        <p className="lead">{t('messages.lead')}</p>
      </div>
      <div className={id ? 'mailbox reading' : 'mailbox'}>
        <section className="card mail-list" aria-label={t('messages.list')}>
          <Search label={t('messages.search')} value={query} onSearch={search} />
          <Loaded data={pages.rows} error={pages.error} retry={pages.retry}>
            {(rows) =>
              rows.length > 0 ? (
                <>
                  <ul>
                    {rows.map((mail) => (
                      <Item key={mail.id} mail={mail} query={query} open={mail.id === id} />
                    ))}
                  </ul>
                  <MorePages {...pages} />
                </>
              ) : query ? (
                <Empty
                  text={t('common.nothingFound', { query })}
                  action={t('common.nothingFoundAction')}
                  onAction={() => search('')}
                />
              ) : (
                <Empty text={t('messages.empty')} action={t('messages.emptyAction')} />
              )
            }
          </Loaded>
        </section>
        {id ? (
          <Message key={id} id={id} />
        ) : (
          <section className="card hint">
            <p className="soft">{t('messages.choose')}</p>
          </section>
        )}
      </div>
    </>
  );
}
