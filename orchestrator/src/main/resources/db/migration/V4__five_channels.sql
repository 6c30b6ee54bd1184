-- The mailbox holds what the demo's providers received too, by every channel. What providers recognise as a repeat is one message
-- here: message_id is their name of it. Emails keep the plain rows: one that came twice is two.
alter table mailbox_message
    add column channel  text not null default 'email',
    add column detail   jsonb not null default '{}',
    add column document bytea;
create unique index mailbox_once on mailbox_message (channel, message_id) where channel <> 'email';
create index mailbox_channel on mailbox_message (channel, id);

-- Whoever entered an audience leaves it when the need ends or the customer opts out. A leave is no message: nothing holds it, and no
-- count of messages counts it. It follows the dispatch that let the customer in, and is repeated until the networks have taken it.
create table audience_leave (
    dispatch_id uuid primary key,
    id          uuid not null,
    code        text not null,
    asked_at    timestamptz not null,
    next_at     timestamptz not null,
    attempts    int not null default 0,
    left_at     timestamptz,
    closed      text
);
create index audience_leave_due on audience_leave (next_at) where left_at is null;
