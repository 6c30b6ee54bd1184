-- Beside its kind: whether a program opened or clicked rather than the customer, whether a bounce is for good, and whether the customer
-- said so on a page of ours. Opens, clicks and bounces are counted by it.
alter table delivery_event add column mark text not null default ''
    check (mark in ('', 'machine', 'hard', 'soft', 'page'));
update delivery_event set mark = 'machine' where kind = 'opened' and detail = 'machine';
