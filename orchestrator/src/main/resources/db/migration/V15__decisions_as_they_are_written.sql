-- The reasons and inputs of a decision are written once and read by few: kept as the text they come in, nothing has to be taken apart
-- when they are stored. The model of the hours stands beside the other one instead of being read out of the inputs.
alter table decision drop column hour_model;
alter table decision alter column reasons type json;
alter table decision alter column inputs drop default;
alter table decision alter column inputs type json;
alter table decision alter column inputs set default '{}';
alter table decision add column hour_model text;
update decision set hour_model = inputs ->> 'hourModel' where inputs ->> 'hourModel' is not null;

-- Which decisions used a model is asked by people, not by programs: an index of a few bytes for a hundred pages is enough for that.
drop index decision_model;
create index decision_models on decision using brin (model text_bloom_ops, hour_model text_bloom_ops);

-- The journal grows with every step of every customer: a table for each month, so that one that is no longer kept is dropped at once. What
-- lies in no month that was made (clocks of demos go far) stays in the last.
alter table journal rename to journal_before;
alter table journal_before rename constraint journal_pkey to journal_before_pkey;
create sequence journal_place;
create table journal (
    customer_id  uuid not null,
    enrolment_id uuid not null,
    seq          bigint not null default nextval('journal_place'),
    elements     text[] not null,
    at           timestamptz not null,
    primary key (customer_id, enrolment_id, seq, at)
) partition by range (at);
create table journal_rest partition of journal default;
insert into journal (customer_id, enrolment_id, seq, elements, at)
    select customer_id, enrolment_id, seq, elements, at from journal_before;
select setval('journal_place', (select coalesce(max(seq), 0) + 1 from journal), false);
drop table journal_before;
