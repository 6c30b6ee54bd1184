-- An instance whose tokens all wait is one row: what it waits for, and its state. The engine's own tables hold nothing of it.
create table sleeping (
    customer_id  uuid not null,
    enrolment_id uuid not null,
    -- When the earliest timer is due; absent where only messages or signals wake it.
    due_at       timestamptz,
    -- The unique part of the id of the process definition.
    definition   uuid not null,
    -- How often it was re-timed since it fell asleep.
    revision     int not null,
    -- The element of its only timer, whose instant due_at then is; absent when it has none or several.
    waits_at     text,
    wakes_on     text[] not null,
    signals      text[],
    state        bytea not null,
    primary key (customer_id, enrolment_id)
) with (autovacuum_vacuum_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.05);
create index sleeping_due on sleeping (due_at) where due_at is not null;
create index sleeping_signals on sleeping using gin (signals) where signals is not null;
