-- Whose journey is urgent is woken before the others: a row stands in one of two indexes, by when it is due. Whoever sleeps already is not
-- urgent until it falls asleep again.
alter table sleeping add column urgent boolean not null default false;
drop index sleeping_due;
create index sleeping_due on sleeping (due_at) where due_at is not null and not urgent;
create index sleeping_urgent on sleeping (due_at) where due_at is not null and urgent;
