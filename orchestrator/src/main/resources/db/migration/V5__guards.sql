-- What waits for a customer: who competes for the same caps.
create index dispatch_waiting on dispatch (customer_id, not_before) where state in ('ready', 'held', 'claimed');
