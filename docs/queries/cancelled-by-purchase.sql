-- cancelledByPurchase: planned moments and waiting messages that a purchase ended, by product type.
select n.product_type, count(*) as cancelled_by_purchase
  from (select customer_id, need_id
          from dispatch
         where state = 'cancelled' and close_code = 'bought'
        union all
        select e.customer_id, e.need_id
          from moment m
          join enrolment e on e.customer_id = m.customer_id and e.id = m.enrolment_id
         where m.state = 'cancelled' and e.outcome = 'bought') c
  join need n on n.customer_id = c.customer_id and n.id = c.need_id
 group by n.product_type
 order by n.product_type;
