-- Whether a step had the customer enter another journey, and why not.
alter table decision drop constraint decision_kind_check;
alter table decision add constraint decision_kind_check
    check (kind in ('moment', 'retime', 'send', 'hold', 'refuse', 'cancel', 'no-send', 'enter')) not valid;
