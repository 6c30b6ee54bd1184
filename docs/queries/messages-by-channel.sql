-- messages: delivered messages and the customers they reached, by product type and channel.
select n.product_type, d.channel, count(*) as messages, count(distinct d.customer_id) as customers
  from dispatch d
  join need n on n.customer_id = d.customer_id and n.id = d.need_id
 where d.state = 'accepted'
 group by n.product_type, d.channel
 order by n.product_type, d.channel;
