-- A message is written when it goes on the wire and when it is answered for. PostgreSQL leaves all indexes of a row alone while no
-- column changes that stands in one of them, be it only in a condition. So what is looked for has columns of its own, derived from the
-- state: they change when a message enters or leaves a list, not with each step between.
alter table dispatch add column queued_at timestamptz
    generated always as (case when state in ('ready', 'held') then not_before end) stored;
alter table dispatch add column listed text
    generated always as (case when state in ('unknown', 'aside') then state when close_code = 'late-expired' then close_code end) stored;
alter table dispatch add column listed_at timestamptz
    generated always as (case when state in ('unknown', 'aside') or close_code = 'late-expired' then closed_at end) stored;
drop index dispatch_due_by_channel;
drop index dispatch_unknown;
drop index dispatch_aside;
drop index dispatch_late_expired;
create index dispatch_queued on dispatch (channel, queued_at) where queued_at is not null;
create index dispatch_listed on dispatch (listed, listed_at) where listed is not null;

-- Who holds a lease is in the rows; when to look at them again stands here, one row for all that were claimed or put on the wire
-- together. A row that was looked at is gone, or comes back for what is still held.
create table dispatch_lease (
    until      timestamptz not null,
    dispatches uuid[] not null
);
alter table dispatch_lease alter column dispatches set storage external;
create index dispatch_lease_until on dispatch_lease (until);
insert into dispatch_lease (until, dispatches)
    select lease_until, array_agg(id) from dispatch where state in ('claimed', 'sending') group by lease_until;
drop index dispatch_leased;

-- What each sender handed over, hour by hour, and when it was paused because too many complained: what a channel's claims read.
create table sender_hour (
    sender text not null,
    hour   timestamptz not null,
    sent   bigint not null,
    primary key (sender, hour)
);
create table sender_pause (
    channel    text not null,
    sender     text not null,
    paused_at  timestamptz not null,
    delivered  bigint not null,
    complaints bigint not null,
    resumed_at timestamptz,
    resumed_by text,
    primary key (channel, paused_at)
);
create unique index sender_pause_open on sender_pause (channel) where resumed_at is null;
create view resting_channel as select channel from sender_pause where resumed_at is null;
create index delivery_event_trouble on delivery_event (channel, received_at) where kind in ('complained', 'bounced', 'failed');
