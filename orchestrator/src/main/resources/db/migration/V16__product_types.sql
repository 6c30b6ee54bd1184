-- What people made of the product types. The newest version of an id stands for the section of that name in product-types.yaml, or
-- adds one; nothing is ever taken away, so that the number of rows says whether a node has read them all.
create table product_type_version (
    product_type text not null,
    version      int not null check (version > 0),
    section      text not null,
    note         text not null default '',
    changed_at   timestamptz not null,
    changed_by   text not null,
    primary key (product_type, version)
);
