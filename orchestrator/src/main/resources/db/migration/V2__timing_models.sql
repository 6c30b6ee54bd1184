-- Every version of every timing model that was trained here, and why it was taken or not.
create table timing_model (
    id            uuid primary key,
    -- '*' is a model for all product types
    product_type  text not null,
    family        text not null,
    -- As decisions name it: kind/product type@fingerprint. Null, like the text, where no model came of the training.
    reference     text,
    content       text,
    report        jsonb not null default '{}',
    trained_as_of timestamptz not null,
    period_from   timestamptz not null,
    period_to     timestamptz not null,
    state         text not null check (state in ('candidate', 'live', 'retired', 'refused')),
    comparison    jsonb not null default '{}',
    drift         jsonb,
    created_at    timestamptz not null,
    promoted_at   timestamptz,
    check (content is not null or state = 'refused')
);
create unique index timing_model_live on timing_model (product_type, family) where state = 'live';
create index timing_model_newest on timing_model (product_type, family, created_at desc);

-- Which decisions used which model.
create index decision_model on decision (model, at desc, id) where model is not null;
