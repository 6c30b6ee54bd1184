-- What providers tell after the hand-off. They repeat themselves and lose the order: the key makes an event count once, and what is
-- known of a dispatch is the event of the highest rank.
create table delivery_event (
    channel     text not null,
    key         text not null,
    id          uuid not null,
    customer_id uuid not null,
    dispatch_id uuid,
    kind        text not null check (kind in ('underway', 'delivered', 'failed', 'bounced', 'opened', 'clicked', 'replied',
                                              'resubscribed', 'unsubscribed', 'complained')),
    rank        int not null,
    at          timestamptz not null,
    received_at timestamptz not null,
    -- code and cause, the word that was written, or the host of the link; empty for a reply, whose text is the customer's
    detail      text not null,
    primary key (channel, key)
);
create index delivery_event_timeline on delivery_event (customer_id, at desc);
create index delivery_event_dispatch on delivery_event (dispatch_id);
