-- The channels worth a message at this moment, best first; none where the step names its channel.
alter table moment add column channels text[] not null default '{}';
