-- needs: open intents of customers that events brought to light, by product type.
select product_type, count(*) as needs, count(distinct customer_id) as customers
  from need
 group by product_type
 order by product_type;
