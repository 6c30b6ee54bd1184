-- Hand-offs without an answer: few, and asked about again and again until it is known how they ended or the tries are used up.
create index dispatch_unknown on dispatch (closed_at) where state = 'unknown';
create table reconciliation (
    dispatch_id uuid primary key,
    tries       int not null,
    next_at     timestamptz not null
);
