-- What came so late that its step ends the journey; looked at for a few days.
create index dispatch_late_expired on dispatch (closed_at) where close_code = 'late-expired';

-- A yes that waits for its confirmation (double opt-in) is neither a yes nor a no.
alter table consent drop constraint consent_status_check;
alter table consent add constraint consent_status_check check (status in ('granted', 'denied', 'pending'));

-- The proof of a double opt-in: who said yes to what, where and when; to which address the question went; when it was confirmed,
-- and by which version of the text. Rows are never deleted but with their customer.
create table consent_confirmation (
    customer_id  uuid not null,
    id           uuid not null,
    channel      text not null,
    topic        text not null,
    said_at      timestamptz not null,
    source       text not null,
    dispatch_id  uuid,
    asked_at     timestamptz,
    address      text,
    confirmed_at timestamptz,
    text_version text,
    primary key (customer_id, id)
);
create index consent_confirmation_id on consent_confirmation (id);
create index consent_confirmation_unasked on consent_confirmation (said_at) where asked_at is null;

-- Customers with and without messages, side by side: of every enrolment the first word on sending. Who is in the control group is
-- decided at the same point as who gets the message, so the two differ in nothing but the message.
create view control_group_comparison as
select journey_id, arm, count(*) as enrolments, count(*) filter (where bought) as bought,
    round(avg(bought::int)::numeric, 4) as rate, coalesce(sum(value) filter (where bought), 0) as value
from (
    select distinct on (d.customer_id, d.enrolment_id) d.journey_id,
        case when d.kind = 'send' then 'messages' else d.outcome end as arm,
        need.state = 'won' as bought, need.value
    from decision d
    join enrolment e on e.customer_id = d.customer_id and e.id = d.enrolment_id
    join need on need.customer_id = e.customer_id and need.id = e.need_id
    where d.kind = 'send' or d.kind = 'no-send' and d.outcome in ('control-group', 'control-group-of-journey')
    order by d.customer_id, d.enrolment_id, d.at) as first_word
group by journey_id, arm;
