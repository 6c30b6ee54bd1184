-- The newest version of a product type may say that there is none any more; the versions before it are kept.
alter table product_type_version add column removed boolean not null default false;
