-- enrolments: customers with a need inside a journey, now or earlier, by journey.
select journey_id, count(*) as enrolments, count(distinct customer_id) as customers
  from enrolment
 group by journey_id
 order by journey_id;
