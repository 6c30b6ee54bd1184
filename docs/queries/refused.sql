-- refused: messages not sent because a guard or the provider said no, by product type and reason.
select n.product_type, coalesce(d.close_code, '-') as reason, count(*) as refused
  from dispatch d
  join need n on n.customer_id = d.customer_id and n.id = d.need_id
 where d.state = 'refused'
 group by n.product_type, reason
 order by n.product_type, refused desc, reason;
