-- lateness: seconds between the instant a message could go and the instant it went. It could go when it was wanted
-- (due_at) or, if a guard held it, when the last hold ended (not_before).
select count(*) as sent,
       percentile_cont(0.50) within group (order by late) as p50_seconds,
       percentile_cont(0.99) within group (order by late) as p99_seconds,
       max(late) as max_seconds
  from (select greatest(0, extract(epoch from sent_at - greatest(due_at, not_before)))::float8 as late
          from dispatch
         where sent_at is not null) as sends;
