-- What waits stands in a table of its own, narrow, with one index; a lane takes its rows away. So no index of a dispatch names anything
-- that changes while it is worked off, and PostgreSQL writes its new versions beside the old one, without a word to the indexes.
--
-- The row of the dispatch says whether it waits, and since when it is due; a row here only says where to look. One whose dispatch does not
-- wait any more, or not for that instant, is taken away by the lane that comes across it: who cancels need not wait for lanes.
create table dispatch_queue (
    channel     text not null,
    due         timestamptz not null,
    customer_id uuid not null,
    dispatch_id uuid not null,
    journey_id  text not null,
    primary key (channel, due, customer_id, dispatch_id)
);
insert into dispatch_queue (channel, due, customer_id, dispatch_id, journey_id)
    select channel, not_before, customer_id, id, journey_id from dispatch where state in ('ready', 'held');

-- Whoever lets a dispatch wait, or wait for another instant, for another channel or customer, puts it into the queue.
create function queue_dispatches() returns trigger language plpgsql as $$
begin
    insert into dispatch_queue (channel, due, customer_id, dispatch_id, journey_id)
        select channel, not_before, customer_id, id, journey_id from added where state in ('ready', 'held')
        on conflict do nothing;
    return null;
end $$;
create trigger dispatch_added after insert on dispatch
    referencing new table as added for each statement execute function queue_dispatches();

create function queue_dispatch() returns trigger language plpgsql as $$
begin
    insert into dispatch_queue (channel, due, customer_id, dispatch_id, journey_id)
        values (new.channel, new.not_before, new.customer_id, new.id, new.journey_id)
        on conflict do nothing;
    return null;
end $$;
create trigger dispatch_waits after update on dispatch for each row
    when (new.state in ('ready', 'held')
        and (old.epoch <> new.epoch or old.state <> new.state or old.not_before <> new.not_before
            or old.channel <> new.channel or old.customer_id <> new.customer_id))
    execute function queue_dispatch();

drop index dispatch_queued;
alter table dispatch drop column queued_at;
alter table dispatch set (fillfactor = 50);
