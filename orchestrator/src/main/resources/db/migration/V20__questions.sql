-- What a journey asks a colleague about a customer: one row for each visit of such a step, beside the moment at which the wait is over.
-- The journey, its version and the words are those of the drawing the customer is in.
create table question (
    customer_id     uuid not null,
    id              uuid not null,
    enrolment_id    uuid not null,
    step            text not null,
    round           int not null,
    journey_id      text not null,
    journey_version int not null,
    text            text not null,
    text_fr         text,
    asked_at        timestamptz not null,
    answer_by       timestamptz not null,
    answer          text check (answer in ('yes', 'no', 'none')),
    answered_by     text,
    closed_at       timestamptz,
    primary key (customer_id, id),
    check ((answer is null) = (closed_at is null)),
    check (answered_by is null or answer in ('yes', 'no'))
);
create unique index question_step on question (customer_id, enrolment_id, step, round);
create index question_open on question (answer_by, id) where answer is null;
