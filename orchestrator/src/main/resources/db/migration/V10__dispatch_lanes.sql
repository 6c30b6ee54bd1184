-- Every change of a dispatch's state writes to each of its indexes: only those stay that a query needs. A lane finds what is due by
-- dispatch_due_by_channel; one message by the primary key, whether or not its customer is known; what one
-- customer has, few rows each, by the unique constraint.
alter table dispatch drop constraint dispatch_pkey;
alter table dispatch add primary key (id, customer_id);
drop index dispatch_id;
drop index dispatch_due;
drop index dispatch_need;
drop index dispatch_sent;

-- A message that cannot be sent until somebody mends what is wrong with it or its provider is set aside: few, and listed.
alter table dispatch drop constraint dispatch_state_check;
alter table dispatch add constraint dispatch_state_check
    check (state in ('ready', 'held', 'claimed', 'sending', 'accepted', 'refused', 'cancelled', 'unknown', 'aside'));
create index dispatch_aside on dispatch (closed_at) where state = 'aside';

-- The same for decisions, of which there is one for every message at least.
alter table decision drop constraint decision_pkey;
alter table decision add primary key (id, customer_id);
drop index decision_id;
