-- dispatched: messages that journeys asked for; delivered, refused, cancelled and unknown are what became of them,
-- waiting is what became of none yet.
select count(*) as dispatched,
       count(*) filter (where state = 'accepted') as delivered,
       count(*) filter (where state = 'refused') as refused,
       count(*) filter (where state = 'cancelled') as cancelled,
       count(*) filter (where state = 'unknown') as unknown,
       count(*) filter (where state in ('ready', 'held', 'claimed', 'sending')) as waiting
  from dispatch;
