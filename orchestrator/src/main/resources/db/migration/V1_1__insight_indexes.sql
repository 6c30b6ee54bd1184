-- What a marketer types into the search box: the beginning of an identity or of a name.
create index identity_prefix on identity (lower(value) text_pattern_ops);
create index customer_name_prefix on customer
    (lower(coalesce(traits ->> 'name', trim(coalesce(traits ->> 'firstName', '') || ' ' || coalesce(traits ->> 'lastName', '')))) text_pattern_ops);
create index customer_last_name_prefix on customer (lower(traits ->> 'lastName') text_pattern_ops);
