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
import { useWord } from '../i18n/useWord';
import { Channels } from './Channels';
import { Message } from './Message';
import { Providers } from './Providers';
import { useHeading } from './useHeading';

const MAILBOX = ['mailbox'];
const messagesOf = (page: { messages: Mail[] }) => page.messages;

interface ItemProps {
  mail: Mail;
  query: string;
  channel: string;
  open: boolean;
}

function Item({ mail, query, channel, open }: ItemProps) {
  const word = useWord();
  const heading = useHeading();
  return (
    <li>
      <a href={to.message(mail.id, query, channel)} aria-current={open ? 'true' : undefined}>
        <strong>{heading(mail)}</strong>
        <span>
          {word('channel', mail.channel)} · {mail.to}
        </span>
        <When at={mail.receivedAt} />
      </a>
    </li>
  );
}

interface ScreenProps {
  id: string | undefined;
  query: string;
  channel: string;
}

export function MessagesScreen({ id, query, channel }: ScreenProps) {
  const { t } = useTranslation();
  const asked = useMemo(() => ({ q: query, channel }), [query, channel]);
  const pages = usePages<Mail>(MAILBOX, asked, messagesOf);
  const search = (next: string) => replaceAddress(id ? to.message(id, next, channel) : to.messages(next, channel));
  const choose = (next: string) => replaceAddress(id ? to.message(id, query, next) : to.messages(query, next));
  useTitle(t('messages.title'));
  return (
    <>
      <div className="screen-head">
        <h1>{t('messages.title')}</h1>
        <p className="lead">{t('messages.lead')}</p>
      </div>
      <Providers />
      <div className={id ? 'mailbox reading' : 'mailbox'}>
        <section className="card mail-list" aria-label={t('messages.list')}>
          <Search label={t('messages.search')} value={query} onSearch={search} />
          <Channels channel={channel} choose={choose} />
          <Loaded data={pages.rows} error={pages.error} retry={pages.retry}>
            {(rows) =>
              rows.length > 0 ? (
                <>
                  <ul>
                    {rows.map((mail) => (
                      <Item key={mail.id} mail={mail} query={query} channel={channel} open={mail.id === id} />
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
              ) : channel ? (
                <Empty
                  text={t('messages.emptyChannel')}
                  action={t('messages.allChannels')}
                  onAction={() => choose('')}
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
