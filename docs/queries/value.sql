-- value: of each purchase, how much of its value the last message before it still carried: it halves with every
-- half-life between message and purchase, and is 0 where no message came before. Averaged over those who bought, for
-- what Kairos sent, for one message at once, and for the best plan of fixed days.
with sent as (
    select i.value as user_id, n.product_type, d.sent_at
      from dispatch d
      join need n on n.customer_id = d.customer_id and n.id = d.need_id
      join identity i on i.customer_id = d.customer_id and i.kind = 'user_id'
     where d.state = 'accepted' and d.sent_at <= n.closed_at),
last_before as (
    select c.product_type, c.purchase_at, c.half_life_seconds,
           (select max(s.sent_at) from sent s
             where s.user_id = c.user_id and s.product_type = c.product_type
               and s.sent_at <= c.purchase_at) as just_in_time,
           (select max(a) from unnest(c.at_once) a where a <= c.purchase_at) as at_once,
           (select max(f) from unnest(c.best_fixed) f where f <= c.purchase_at) as best_fixed
      from demo_customer c
     where c.purchase_at is not null)
select coalesce(product_type, 'all') as product_type,
       count(*) as buyers,
       avg(coalesce(power(2, -extract(epoch from purchase_at - just_in_time)::float8 / half_life_seconds), 0)) as just_in_time,
       avg(coalesce(power(2, -extract(epoch from purchase_at - at_once)::float8 / half_life_seconds), 0)) as at_once,
       avg(coalesce(power(2, -extract(epoch from purchase_at - best_fixed)::float8 / half_life_seconds), 0)) as best_fixed
  from last_before
 group by grouping sets ((product_type), ())
 order by grouping(product_type), product_type;
