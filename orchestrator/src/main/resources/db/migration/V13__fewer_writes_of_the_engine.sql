-- What a token visits in one go is one row, and one entry of the index, instead of one for each element.
alter table journal alter column element_id type text[] using array[element_id];
alter table journal rename column element_id to elements;

-- No query asks for it: moments are found by their enrolment. Without it a moment changes its state in place.
drop index moment_waiting;
alter table moment set (fillfactor = 85);

-- One enrolment is found by its id whether or not its customer is known, those of a customer by enrolment_need.
alter table enrolment drop constraint enrolment_pkey;
alter table enrolment add primary key (id, customer_id);
drop index enrolment_id;
