-- The channels worth a message at this moment, best first; none where the step names its channel.
alter table moment add column channels text[] not null default '{}';

-- A decision rests on two models: its law, and the hours of the week. Past decisions had the second, too, but did not say which.
alter table decision add column hour_model text generated always as (inputs ->> 'hourModel') stored;
create index decision_hour_model on decision (hour_model, at desc, id) where hour_model is not null;
