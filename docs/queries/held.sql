-- held: how often a guard held a message back, by product type and reason. A message held twice counts twice;
-- messages is how many were held at all.
select n.product_type, h.outcome as reason, count(*) as held, count(distinct h.dispatch_id) as messages
  from decision h
  join need n on n.customer_id = h.customer_id and n.id = h.need_id
 where h.kind = 'hold'
 group by n.product_type, h.outcome
 order by n.product_type, held desc, reason;
