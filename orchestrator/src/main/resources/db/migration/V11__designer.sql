-- One draft for each journey, shared by everybody who edits it; its revision is what two editors notice each other by.
create table journey_draft (
    journey_id text primary key,
    name       text not null,
    revision   int not null,
    based_on   int,
    bpmn       text not null,
    changed_at timestamptz not null,
    changed_by text not null
);

-- How a journey stands. Whoever saves, launches, pauses or stops it locks its row. The last revision outlives its draft, so that
-- no two drafts of one journey ever have the same.
create table journey_standing (
    journey_id    text primary key,
    state         text not null default 'live' check (state in ('live', 'paused', 'stopped')),
    since         timestamptz,
    by_account    text,
    last_revision int not null default 0
);

-- Who put a version in force; nobody where it comes from a file.
alter table journey_version add column launched_by text;
alter table journey_version add column note text not null default '';
alter table journey_version add column people text not null default 'stay' check (people in ('stay', 'move', 'leave'));

-- What was asked to be launched, and what became of it. At most one of a journey waits, for its hour or for a second person.
create table journey_launch (
    journey_id      text not null,
    version         int not null,
    state           text not null
        check (state in ('waiting-for-approval', 'scheduled', 'live', 'withdrawn', 'failed')),
    source          text not null,
    people          text not null check (people in ('stay', 'move', 'leave')),
    note            text not null,
    draft_revision  int,
    start_at        timestamptz,
    asked_at        timestamptz not null,
    asked_by        text not null,
    approved_by     text,
    closed_at       timestamptz,
    closed_by       text,
    why             text,
    idempotency_key text not null,
    request_hash    text not null,
    primary key (journey_id, version),
    unique (journey_id, idempotency_key)
);
create unique index journey_launch_waiting on journey_launch (journey_id)
    where state in ('waiting-for-approval', 'scheduled');

-- What is being done to many customers of a journey, a batch at a time, in the order of their enrolments' keys.
create table journey_work (
    id         bigint generated always as identity primary key,
    journey_id text not null,
    kind       text not null check (kind in ('move', 'leave', 'stop', 'replan', 'skip', 'enter')),
    version    int not null,
    cut_at     timestamptz not null,
    after_id   uuid not null default '00000000-0000-0000-0000-000000000000',
    done       int not null default 0,
    left_alone int not null default 0,
    asked_by   text not null,
    asked_at   timestamptz not null,
    ended_at   timestamptz
);
create index journey_work_open on journey_work (id) where ended_at is null;

-- A moment left out by hand: the customer goes on, and no message is sent at that step this time.
alter table moment drop constraint moment_state_check;
alter table moment add constraint moment_state_check check (state in ('waiting', 'passed', 'cancelled', 'skipped'));

-- Journeys of which nothing may start, wake or be sent.
create view resting_journey as select journey_id from journey_standing where state <> 'live';
create view resting_definition as
    select v.deployment_key, right(v.deployment_key, 36)::uuid as definition
    from journey_version v join journey_standing s on s.journey_id = v.journey_id and s.state <> 'live';

-- The journey that customers enter with a need or a purchase of a product type, where a launch named another than the catalogue.
create table journey_entry (
    product_type text not null,
    entry        text not null check (entry in ('need', 'purchase')),
    journey_id   text not null,
    primary key (product_type, entry)
);
alter table journey_launch add column product_types text[];
