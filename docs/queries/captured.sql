-- captured: events accepted, each message id once.
select count(*) as captured from event;
