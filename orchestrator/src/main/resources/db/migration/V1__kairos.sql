-- The customer key leads every primary key of a hot table: it is the distribution column beyond one server.

create table write_key (
    name       text primary key,
    key_hash   bytea not null unique,
    created_at timestamptz not null
);

create table customer (
    id           uuid primary key,
    user_id      text,
    traits       jsonb not null default '{}',
    -- When each trait was last said, in epoch milliseconds: the latest word wins, in whatever order events arrive.
    trait_at     jsonb not null default '{}',
    locale       text not null default 'en',
    zone         text not null default 'UTC',
    zone_source  text not null default 'default' check (zone_source in ('explicit', 'phone', 'country', 'inferred', 'default')),
    locale_at    timestamptz,
    zone_at      timestamptz,
    created_at   timestamptz not null,
    last_seen_at timestamptz not null,
    merged_into  uuid
);
create index customer_user_id on customer (user_id);
create index customer_merged_into on customer (merged_into) where merged_into is not null;

-- Which customer an identifier belongs to: user_id, anonymous_id, email, phone.
create table identity (
    kind        text not null,
    value       text not null,
    customer_id uuid not null,
    since       timestamptz not null,
    primary key (kind, value)
);
create index identity_customer on identity (customer_id);

create table consent (
    customer_id uuid not null,
    channel     text not null,
    topic       text not null,
    status      text not null check (status in ('granted', 'denied')),
    source      text not null,
    at          timestamptz not null,
    primary key (customer_id, channel, topic)
);

-- An address that must not be written to any more, whatever the consent says.
create table suppression (
    customer_id uuid not null,
    channel     text not null,
    reason      text not null check (reason in ('hard-bounce', 'complaint', 'unsubscribe', 'manual')),
    at          timestamptz not null,
    primary key (customer_id, channel)
);

-- One row per accepted message id: what makes an event idempotent.
create table event_key (
    message_id  text primary key,
    received_at timestamptz not null
);

create table event (
    customer_id uuid not null,
    id          uuid not null,
    message_id  text not null,
    type        text not null check (type in ('track', 'identify', 'page', 'screen', 'group', 'alias')),
    name        text not null,
    occurred_at timestamptz not null,
    received_at timestamptz not null,
    source      text not null,
    properties  jsonb not null,
    context     jsonb not null,
    primary key (customer_id, id)
);
create index event_timeline on event (customer_id, occurred_at desc);

create table need (
    customer_id  uuid not null,
    id           uuid not null,
    product_type text not null,
    subject      text not null,
    state        text not null check (state in ('open', 'won', 'lost', 'expired', 'superseded')),
    date         date,
    end_date     date,
    zone         text,
    value        numeric(14, 2),
    features     jsonb not null default '{}',
    opened_at    timestamptz not null,
    changed_at   timestamptz not null,
    expires_at   timestamptz not null,
    closed_at    timestamptz,
    primary key (customer_id, id)
);
create index need_open on need (customer_id) where state = 'open';
create index need_expiry on need (expires_at) where state = 'open';

create table journey_version (
    journey_id  text not null,
    version     int not null,
    fingerprint text not null,
    source      text not null,
    deployment_key text not null,
    deployed_at timestamptz not null,
    primary key (journey_id, version)
);

create table enrolment (
    customer_id         uuid not null,
    id                  uuid not null,
    need_id             uuid not null,
    journey_id          text not null,
    journey_version     int not null,
    process_instance_id text not null,
    state               text not null check (state in ('inside', 'ended')),
    waiting_at          text,
    started_at          timestamptz not null,
    ended_at            timestamptz,
    outcome             text,
    primary key (customer_id, id)
);
create index enrolment_id on enrolment (id);
create index enrolment_need on enrolment (customer_id, need_id);
create index enrolment_inside on enrolment (journey_id, waiting_at) where state = 'inside';

-- Why: every moment, re-timing, send, hold, refusal and cancellation, never changed once stored.
create table decision (
    customer_id        uuid not null,
    id                 uuid not null,
    kind               text not null check (kind in ('moment', 'retime', 'send', 'hold', 'refuse', 'cancel', 'no-send')),
    at                 timestamptz not null,
    need_id            uuid,
    enrolment_id       uuid,
    dispatch_id        uuid,
    journey_id         text,
    step               text,
    round              int,
    outcome            text not null,
    due_at             timestamptz,
    window_from        timestamptz,
    window_to          timestamptz,
    latest_useful_at   timestamptz,
    previous_id        uuid,
    previous_due_at    timestamptz,
    score              double precision,
    score_now          double precision,
    model              text,
    fallback           text,
    reasons            jsonb not null,
    inputs             jsonb not null default '{}',
    primary key (customer_id, id)
);
create index decision_id on decision (id);
create index decision_timeline on decision (customer_id, at desc);

-- The predicted instant a waiting enrolment is due at; one row per step and round.
create table moment (
    customer_id      uuid not null,
    enrolment_id     uuid not null,
    step             text not null,
    round            int not null,
    decision_id      uuid not null,
    state            text not null check (state in ('waiting', 'passed', 'cancelled')),
    action           text not null check (action in ('send', 'do-not-send', 'wait')),
    due_at           timestamptz not null,
    window_from      timestamptz,
    window_to        timestamptz,
    latest_useful_at timestamptz,
    subject          text,
    primary key (customer_id, enrolment_id, step, round)
);
create index moment_waiting on moment (due_at) where state = 'waiting';

-- One message of one step on one channel. Leases run on database time; not_before, deadline and due_at on Kairos time.
create table dispatch (
    customer_id  uuid not null,
    id           uuid not null,
    need_id      uuid not null,
    enrolment_id uuid not null,
    journey_id   text not null,
    step         text not null,
    round        int not null,
    channel      text not null,
    topic        text not null,
    template     text not null,
    subject      text,
    decision_id  uuid not null,
    state        text not null check (state in ('ready', 'held', 'claimed', 'sending', 'accepted', 'refused', 'cancelled', 'unknown')),
    due_at       timestamptz not null,
    not_before   timestamptz not null,
    deadline     timestamptz,
    created_at   timestamptz not null,
    sent_at      timestamptz,
    closed_at    timestamptz,
    close_code   text,
    provider_id  text,
    attempts     int not null default 0,
    epoch        int not null default 0,
    lease_until  timestamptz,
    primary key (customer_id, id),
    unique (customer_id, enrolment_id, step, round)
);
create index dispatch_id on dispatch (id);
create index dispatch_due on dispatch (not_before) where state in ('ready', 'held');
create index dispatch_leased on dispatch (lease_until) where state in ('claimed', 'sending');
create index dispatch_need on dispatch (customer_id, need_id);
-- Counts a customer's messages for the frequency caps when Redis cannot. sent_at is set when the message goes on the wire, moved
-- to the instant it was accepted, and taken away when it certainly did not leave: an unknown one counts.
create index dispatch_sent on dispatch (customer_id, channel, sent_at) where sent_at is not null;

-- The elements a customer's token visited, in order.
create table journal (
    customer_id  uuid not null,
    enrolment_id uuid not null,
    seq          bigint generated always as identity,
    element_id   text not null,
    at           timestamptz not null,
    primary key (customer_id, enrolment_id, seq)
);

create table mailbox_message (
    id          bigint generated always as identity primary key,
    received_at timestamptz not null,
    mail_from   text not null,
    rcpt_to     text not null,
    message_id  text,
    dispatch_id uuid,
    subject     text not null,
    text_body   text not null,
    html_body   text
);
create index mailbox_dispatch on mailbox_message (dispatch_id);

-- Facts of this installation: secrets' fingerprints, the Redis epoch, the state of a demo run.
create table setting (
    name  text primary key,
    value text not null
);

-- A demo's customers, what they really do, and what two simple policies would have sent them.
create table demo_customer (
    user_id           text not null,
    product_type      text not null,
    first_sign_at     timestamptz not null,
    purchase_at       timestamptz,
    date              date,
    half_life_seconds double precision not null,
    at_once           timestamptz[] not null,
    best_fixed        timestamptz[] not null,
    primary key (user_id, product_type)
);
