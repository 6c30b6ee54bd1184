-- Channels that workers outside the program serve over HTTP.
create table worker_channel (
    channel text primary key,
    policy  text not null check (policy in ('at-most-once', 'at-least-once-with-key'))
);

-- A worker's key opens the dispatches of its channel and nothing else; only the hash is kept.
create table worker_key (
    name       text primary key,
    key_hash   bytea not null unique,
    channel    text not null references worker_channel,
    created_at timestamptz not null
);

-- A worker finds its few due dispatches however many wait for other channels.
create index dispatch_due_by_channel on dispatch (channel, not_before) where state in ('ready', 'held');
