-- What came of work on many customers: how many it was about when it was asked for, where the moments of those who moved went, who ended it early.
alter table journey_work
    add column expected     int not null default 0,
    add column earlier      int not null default 0,
    add column later        int not null default 0,
    add column at_once      int not null default 0,
    add column not_worth    int not null default 0,
    add column cancelled_by text;
