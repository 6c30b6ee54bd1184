-- The reasons and inputs of a decision are written once and read by few: kept as the text they come in, nothing has to be taken apart
-- when they are stored. The model of the hours stands beside the other one instead of being read out of the inputs.
alter table decision drop column hour_model;
alter table decision alter column reasons type json;
alter table decision alter column inputs drop default;
alter table decision alter column inputs type json;
alter table decision alter column inputs set default '{}';
alter table decision add column hour_model text;
update decision set hour_model = inputs ->> 'hourModel' where inputs ->> 'hourModel' is not null;

-- Which decisions used a model is asked by people, not by programs: an index of a few bytes for a hundred pages is enough for that.
drop index decision_model;
create index decision_models on decision using brin (model text_bloom_ops, hour_model text_bloom_ops);
