-- Campaigns: whom to call, when, how often, and what came of it.
--
-- A contact is who; its turn is where it stands. The turn is a narrow row of its own: it changes three times with each attempt, and the
-- contact's wide row never does.

-- What a tenant owes everyone it calls, over all campaigns. No row: the defaults.
CREATE TABLE calling_rules (
    tenant_id        bigint  PRIMARY KEY REFERENCES tenant,
    time_zone        text    NOT NULL DEFAULT 'Asia/Tashkent', -- whose law it is
    -- Between these, by the clock of the law and by the contact's own. A tenant may only narrow them.
    open_from        time    NOT NULL DEFAULT '09:00',
    open_until       time    NOT NULL DEFAULT '20:00',
    attempts_a_day   integer NOT NULL DEFAULT 3 CHECK (attempts_a_day BETWEEN 1 AND 20), -- to one person
    CONSTRAINT quiet_hours_are_only_widened CHECK (open_from >= '09:00' AND open_until <= '20:00' AND open_from < open_until)
);

CREATE TABLE campaign (
    id                   bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    tenant_id            bigint      NOT NULL REFERENCES tenant,
    name                 text        NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    first_day            date        NOT NULL,
    last_day             date        NOT NULL, -- included
    time_zone            text        NOT NULL DEFAULT 'Asia/Tashkent', -- of the days and hours
    hours                jsonb       NOT NULL, -- as schedule.hours
    holidays             jsonb       NOT NULL DEFAULT '[]', -- as schedule.holidays
    pacing               text        NOT NULL DEFAULT 'progressive' CHECK (pacing IN ('preview', 'progressive', 'power', 'predictive')),
    power_ratio          double precision NOT NULL DEFAULT 1.0 CHECK (power_ratio BETWEEN 1 AND 10),
    abandon_target       double precision NOT NULL DEFAULT 0.03 CHECK (abandon_target BETWEEN 0.001 AND 0.03),
    max_simultaneous     integer     NOT NULL DEFAULT 10 CHECK (max_simultaneous BETWEEN 1 AND 1000),
    calls_per_second     integer     NOT NULL DEFAULT 2 CHECK (calls_per_second BETWEEN 1 AND 100),
    min_talk_seconds     integer     NOT NULL DEFAULT 5 CHECK (min_talk_seconds BETWEEN 0 AND 3600), -- shorter is no success
    attempts_per_number  integer     NOT NULL DEFAULT 3 CHECK (attempts_per_number BETWEEN 1 AND 20),
    attempts_per_contact integer     NOT NULL DEFAULT 5 CHECK (attempts_per_contact BETWEEN 1 AND 50),
    retries              jsonb       NOT NULL DEFAULT '{}', -- {"busy":{"attempts":3,"afterSeconds":600,"nextNumber":false}}; the rest by default
    on_answer            jsonb       NOT NULL, -- a step: message, queue, extension or outside
    state                text        NOT NULL DEFAULT 'draft' CHECK (state IN ('draft', 'running', 'paused', 'finished')),
    state_at             timestamptz NOT NULL DEFAULT clock_timestamp(),
    version              integer     NOT NULL DEFAULT 1, -- grows with each edit
    dialler              uuid        REFERENCES brain ON DELETE SET NULL, -- the brain that places its calls
    held                 text, -- why it places none though it runs; null while nothing is in its way
    created_at           timestamptz NOT NULL DEFAULT clock_timestamp(),
    UNIQUE (tenant_id, id),
    CONSTRAINT days_are_in_order CHECK (first_day <= last_day)
);

-- The external lines of a campaign: calls are spread over them by weight.
CREATE TABLE campaign_line (
    tenant_id     bigint  NOT NULL REFERENCES tenant,
    campaign_id   bigint  NOT NULL,
    trunk_id      bigint  NOT NULL,
    weight        integer NOT NULL DEFAULT 1 CHECK (weight BETWEEN 1 AND 100),
    caller_number text    CHECK (caller_number ~ '^\+?[0-9]{3,15}$'), -- null: the trunk's own
    PRIMARY KEY (campaign_id, trunk_id),
    FOREIGN KEY (tenant_id, campaign_id) REFERENCES campaign (tenant_id, id) ON DELETE CASCADE,
    FOREIGN KEY (tenant_id, trunk_id) REFERENCES trunk (tenant_id, id)
);
CREATE INDEX ON campaign_line (trunk_id);

CREATE TABLE contact (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    tenant_id   bigint NOT NULL REFERENCES tenant,
    campaign_id bigint NOT NULL,
    source_id   text   CHECK (length(source_id) BETWEEN 1 AND 200), -- as its source names it: comes in once, however often it is read
    name        text   NOT NULL DEFAULT '' CHECK (length(name) <= 200),
    numbers     text[] NOT NULL CHECK (cardinality(numbers) BETWEEN 1 AND 10), -- E.164, in order of trial
    fields      jsonb  NOT NULL DEFAULT '{}',
    time_zone   text, -- his own; null: the campaign's
    open_from   time, -- his own window, by his own clock
    open_until  time,
    created_at  timestamptz NOT NULL DEFAULT clock_timestamp(),
    UNIQUE (tenant_id, id),
    FOREIGN KEY (tenant_id, campaign_id) REFERENCES campaign (tenant_id, id) ON DELETE CASCADE,
    CONSTRAINT windows_are_whole CHECK ((open_from IS NULL) = (open_until IS NULL) AND (open_from IS NULL OR open_from < open_until))
);
CREATE UNIQUE INDEX contact_source ON contact (campaign_id, source_id) WHERE source_id IS NOT NULL;
CREATE UNIQUE INDEX contact_once ON contact (campaign_id, (numbers[1])); -- one person, one contact

-- Where a contact stands. The machine is drawn in core.campaign's package-info.
CREATE TABLE turn (
    contact_id  bigint      PRIMARY KEY,
    tenant_id   bigint      NOT NULL REFERENCES tenant,
    campaign_id bigint      NOT NULL,
    state       text        NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'calling', 'done')),
    priority    smallint    NOT NULL DEFAULT 4 CHECK (priority BETWEEN 0 AND 9), -- the higher goes first
    due_at      timestamptz NOT NULL, -- a claim moves it to the end of its lease: what nobody went on with comes back by itself
    epoch       integer     NOT NULL DEFAULT 0, -- how often it was claimed; an attempt of an older claim is refused
    place       smallint    NOT NULL DEFAULT 1, -- of the number to try next
    attempts    integer     NOT NULL DEFAULT 0, -- those that count
    outcome     text, -- of the latest attempt; 'do_not_call' when there was none to be
    FOREIGN KEY (tenant_id, contact_id) REFERENCES contact (tenant_id, id) ON DELETE CASCADE,
    CONSTRAINT done_turns_say_why CHECK (state <> 'done' OR outcome IS NOT NULL)
) WITH (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.02);
-- Probed for one priority after the other, so that those not yet due do not stand in the way of those that are.
CREATE INDEX turn_due ON turn (campaign_id, priority, due_at) WHERE state = 'waiting';

-- One call to one number of a contact; written before the call leaves.
CREATE TABLE attempt (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    tenant_id   bigint      NOT NULL REFERENCES tenant,
    campaign_id bigint      NOT NULL,
    contact_id  bigint      NOT NULL,
    number      text        NOT NULL,
    call_id     uuid        NOT NULL UNIQUE,
    trunk_id    bigint      NOT NULL,
    day         date        NOT NULL, -- by the clock of the law: whose count it is in
    begun_at    timestamptz NOT NULL DEFAULT clock_timestamp(),
    settled_at  timestamptz,
    outcome     text,
    talk_ms     bigint      NOT NULL DEFAULT 0,
    FOREIGN KEY (tenant_id, contact_id) REFERENCES contact (tenant_id, id) ON DELETE CASCADE,
    FOREIGN KEY (tenant_id, call_id) REFERENCES call (tenant_id, id) DEFERRABLE INITIALLY DEFERRED, -- first the right to call, then the call
    CONSTRAINT settled_attempts_have_an_outcome CHECK ((settled_at IS NULL) = (outcome IS NULL))
);
CREATE UNIQUE INDEX attempt_number_once ON attempt (tenant_id, number) WHERE settled_at IS NULL; -- nobody is called twice at once
CREATE INDEX attempt_open ON attempt (id) WHERE settled_at IS NULL; -- what is left to settle
CREATE INDEX attempt_of_contact ON attempt (contact_id);
CREATE INDEX attempt_of_campaign ON attempt (campaign_id, begun_at);
CREATE INDEX attempt_of_trunk ON attempt (trunk_id, settled_at); -- the breaker of a line

-- How often a number was called on a day, over all campaigns. An attempt counts for each number of its contact: they are one person.
CREATE TABLE person_day (
    tenant_id bigint  NOT NULL REFERENCES tenant,
    number    text    NOT NULL,
    day       date    NOT NULL,
    attempts  integer NOT NULL DEFAULT 1 CHECK (attempts >= 0),
    PRIMARY KEY (tenant_id, number, day)
) WITH (fillfactor = 80);

-- Who is not to be called: by the whole tenant, or by one campaign.
CREATE TABLE do_not_call (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    tenant_id   bigint      NOT NULL REFERENCES tenant,
    campaign_id bigint, -- null: no campaign of the tenant
    number      text        NOT NULL CHECK (number ~ '^\+[0-9]{7,15}$'),
    reason      text        NOT NULL CHECK (reason IN ('import', 'key', 'said', 'operator', 'complaint')),
    call_id     uuid, -- the proof of an opt-out in a call: its recording and timeline
    proof       text        NOT NULL DEFAULT '' CHECK (length(proof) <= 2000), -- the key, the words, the letter, the file
    added_at    timestamptz NOT NULL DEFAULT clock_timestamp(),
    UNIQUE NULLS NOT DISTINCT (tenant_id, number, campaign_id),
    FOREIGN KEY (tenant_id, campaign_id) REFERENCES campaign (tenant_id, id) ON DELETE CASCADE,
    FOREIGN KEY (tenant_id, call_id) REFERENCES call (tenant_id, id),
    CONSTRAINT opt_outs_in_a_call_name_it CHECK (reason NOT IN ('key', 'said') OR call_id IS NOT NULL)
);

DO $$
DECLARE t text;
BEGIN
    FOREACH t IN ARRAY ARRAY['calling_rules', 'campaign', 'campaign_line', 'contact', 'turn', 'attempt', 'person_day', 'do_not_call'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
        EXECUTE format($p$CREATE POLICY one_tenant ON %I TO alovoice_brain
            USING (tenant_id = current_setting('alovoice.tenant')::bigint)$p$, t);
        EXECUTE format('CREATE POLICY all_tenants ON %I TO alovoice_system USING (true)', t);
        EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO alovoice_brain, alovoice_system', t);
    END LOOP;
END $$;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO alovoice_brain, alovoice_system;

CREATE TRIGGER audit AFTER INSERT OR UPDATE OR DELETE ON campaign FOR EACH ROW EXECUTE FUNCTION audit_change('campaign', 'state_at', 'dialler', 'held');
CREATE TRIGGER audit AFTER INSERT OR UPDATE OR DELETE ON campaign_line FOR EACH ROW EXECUTE FUNCTION
    audit_part('campaign', 'campaign', 'campaign_id', 'line');
CREATE TRIGGER audit AFTER INSERT OR UPDATE OR DELETE ON calling_rules FOR EACH ROW EXECUTE FUNCTION audit_change('calling_rules');
CREATE TRIGGER audit AFTER INSERT OR UPDATE OR DELETE ON do_not_call FOR EACH ROW EXECUTE FUNCTION audit_change('do_not_call', 'added_at');
