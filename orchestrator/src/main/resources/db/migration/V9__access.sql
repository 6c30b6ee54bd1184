-- People who may use the web application. A person known to an identity provider has a subject and no password.
create table account (
    id            uuid primary key,
    name          text not null,
    role          text not null check (role in ('viewer', 'marketer', 'operator', 'administrator')),
    password_hash text,
    subject       text unique,
    disabled      boolean not null default false,
    created_at    timestamptz not null,
    check (password_hash is not null or subject is not null)
);
create unique index account_name on account (lower(name));

-- Failed attempts of late, by name and by network address (hashed): what slows a guesser down on every node.
create table sign_in_failure (
    who bytea not null,
    at  timestamptz not null
);
create index sign_in_failure_who on sign_in_failure (who, at);

-- Who changed what. Each entry holds the hash of the one before: an entry changed or taken out breaks the chain.
create table audit_entry (
    id      bigint primary key,
    at      timestamptz not null,
    account text not null,
    action  text not null,
    target  text not null,
    before  text,
    after   text,
    hash    bytea not null
);

-- Signed-in browsers, as Spring Session keeps them.
create table spring_session (
    primary_id            char(36) primary key,
    session_id            char(36) not null unique,
    creation_time         bigint not null,
    last_access_time      bigint not null,
    max_inactive_interval int not null,
    expiry_time           bigint not null,
    principal_name        varchar(100)
);
create index spring_session_expiry on spring_session (expiry_time);
create index spring_session_principal on spring_session (principal_name);

create table spring_session_attributes (
    session_primary_id char(36) not null references spring_session (primary_id) on delete cascade,
    attribute_name     varchar(200) not null,
    attribute_bytes    bytea not null,
    primary key (session_primary_id, attribute_name)
);
