-- The schema is documentation: every state a row may be in is named here, and the database refuses the impossible ones.
--
-- Roles (made by bootstrap.sql): alovoice_owner owns the tables and runs the migrations; alovoice_brain is the login of a
-- running brain and sees one tenant at a time, the one in the setting alovoice.tenant; alovoice_system is what a brain
-- becomes for named work across tenants (SET LOCAL ROLE). None of the last two can bypass row-level security.
--
-- Money is in tiyin (1 soʻm = 100 tiyin), numbers are E.164 with the plus, times are timestamptz.

------------------------------------------------------------------------------------------------------------ brains, nodes

-- A brain is alive while its lease is in the future of the database's clock. Renewed each second.
CREATE TABLE brain (
    id            uuid PRIMARY KEY,
    socket        text        NOT NULL, -- host:port where nodes open their outbound sockets
    started_at    timestamptz NOT NULL DEFAULT clock_timestamp(),
    lease_until   timestamptz NOT NULL,
    draining      boolean     NOT NULL DEFAULT false -- takes no new calls, finishes those it has
);

-- A FreeSWITCH node. Its guardian is the one brain that reads its events.
CREATE TABLE node (
    id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    esl            text        NOT NULL UNIQUE, -- host:port of its inbound event socket
    hostname       text        UNIQUE,          -- as it calls itself in look-ups; known after the first connection
    sip            text,                        -- host:port of its internal profile, for calls between nodes
    core_uuid      text,                        -- changes when the switch restarts
    version        text,
    guardian       uuid        REFERENCES brain ON DELETE SET NULL,
    guardian_until timestamptz,
    seen_at        timestamptz,
    synced_at      timestamptz -- settings changed before this are known to the node
);

----------------------------------------------------------------------------------------------------------------- tenants

CREATE TABLE tenant (
    id                    bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name                  text        NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    -- Domains begin with a letter: FreeSWITCH's directory cache joins user and domain without a separator.
    sip_domain            text        NOT NULL UNIQUE CHECK (sip_domain ~ '^[a-z][a-z0-9.-]{2,200}$'),
    time_zone             text        NOT NULL DEFAULT 'Asia/Tashkent',
    language              text        NOT NULL DEFAULT 'uz' CHECK (language IN ('uz', 'ru', 'en')),
    international_allowed boolean     NOT NULL DEFAULT false,
    premium_allowed       boolean     NOT NULL DEFAULT false,
    daily_call_limit      integer     NOT NULL DEFAULT 2000 CHECK (daily_call_limit >= 0),
    daily_spend_limit     bigint      NOT NULL DEFAULT 50000000 CHECK (daily_spend_limit >= 0),
    record_calls          boolean     NOT NULL DEFAULT true,
    announce_recording    boolean     NOT NULL DEFAULT false,
    recording_days        integer     NOT NULL DEFAULT 90 CHECK (recording_days BETWEEN 1 AND 3650),
    settings_changed_at   timestamptz NOT NULL DEFAULT clock_timestamp(), -- anything that nodes keep a copy of
    created_at            timestamptz NOT NULL DEFAULT clock_timestamp()
);

CREATE TABLE audio (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    tenant_id   bigint      NOT NULL REFERENCES tenant,
    name        text        NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    file        text        NOT NULL, -- below the tenant's own directory; 8 kHz mono 16-bit WAV, converted once at upload
    duration_ms integer     NOT NULL CHECK (duration_ms >= 0),
    created_at  timestamptz NOT NULL DEFAULT clock_timestamp(),
    UNIQUE (tenant_id, id),
    UNIQUE (tenant_id, file)
);

CREATE TABLE operator (
    id                    bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    tenant_id             bigint      NOT NULL REFERENCES tenant,
    name                  text        NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    extension             text        NOT NULL CHECK (extension ~ '^[0-9]{3,6}$'),
    phone                 text        CHECK (phone ~ '^\+[0-9]{7,15}$'),
    languages             text[]      NOT NULL DEFAULT '{}',
    a1_hash               text        NOT NULL CHECK (a1_hash ~ '^[0-9a-f]{32}$'), -- md5(extension:sip_domain:secret)
    sip_secret            bytea       NOT NULL, -- sealed (AES-GCM); opened only to hand a phone its settings
    outside_allowed       boolean     NOT NULL DEFAULT true,
    international_allowed boolean     NOT NULL DEFAULT false,
    disabled_at           timestamptz,
    created_at            timestamptz NOT NULL DEFAULT clock_timestamp(),
    -- What the queue needs to know. Busy is not stored: an operator is busy while a leg of his lives.
    presence              text        NOT NULL DEFAULT 'available' CHECK (presence IN ('available', 'paused')),
    pause_reason          text,
    presence_since        timestamptz NOT NULL DEFAULT clock_timestamp(),
    wrap_up_until         timestamptz,
    skipped_until         timestamptz, -- did not answer a queue call: passed over until then
    offered_at            timestamptz,
    talk_ended_at         timestamptz,
    UNIQUE (tenant_id, id),
    UNIQUE (tenant_id, extension)
);

CREATE TABLE department (
    id                   bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    tenant_id            bigint   NOT NULL REFERENCES tenant,
    name                 text     NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    extension            text     CHECK (extension ~ '^[0-9]{3,6}$'),
    strategy             text     NOT NULL DEFAULT 'longest_idle'
                         CHECK (strategy IN ('ring_all', 'longest_idle', 'round_robin', 'fewest_calls', 'top_down')),
    priority             integer  NOT NULL DEFAULT 0,
    ring_seconds         integer  NOT NULL DEFAULT 20 CHECK (ring_seconds BETWEEN 5 AND 120),
    skip_seconds         integer  NOT NULL DEFAULT 15 CHECK (skip_seconds BETWEEN 0 AND 3600),
    wrap_up_seconds      integer  NOT NULL DEFAULT 5 CHECK (wrap_up_seconds BETWEEN 0 AND 3600),
    max_wait_seconds     integer  NOT NULL DEFAULT 600 CHECK (max_wait_seconds BETWEEN 5 AND 7200),
    max_wait_step        jsonb    NOT NULL DEFAULT '{"type":"hangup"}',
    announce_seconds     integer  NOT NULL DEFAULT 30 CHECK (announce_seconds = 0 OR announce_seconds BETWEEN 10 AND 600),
    announce_position    boolean  NOT NULL DEFAULT true,
    announce_wait        boolean  NOT NULL DEFAULT true,
    music_audio_id       bigint,
    UNIQUE (tenant_id, id),
    UNIQUE (tenant_id, extension),
    FOREIGN KEY (tenant_id, music_audio_id) REFERENCES audio (tenant_id, id)
);

CREATE TABLE department_operator (
    tenant_id     bigint  NOT NULL REFERENCES tenant,
    department_id bigint  NOT NULL,
    operator_id   bigint  NOT NULL,
    place         integer NOT NULL DEFAULT 0, -- order of top_down
    PRIMARY KEY (department_id, operator_id),
    FOREIGN KEY (tenant_id, department_id) REFERENCES department (tenant_id, id) ON DELETE CASCADE,
    FOREIGN KEY (tenant_id, operator_id) REFERENCES operator (tenant_id, id) ON DELETE CASCADE
);
CREATE INDEX ON department_operator (operator_id);

-- An external line. Gateways are named g<id> on the switch.
CREATE TABLE trunk (
    id               bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    tenant_id        bigint      NOT NULL REFERENCES tenant,
    name             text        NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    preset           text,
    server           text        NOT NULL CHECK (server ~ '^[A-Za-z0-9.-]{1,253}$'),
    port             integer     NOT NULL DEFAULT 5060 CHECK (port BETWEEN 1 AND 65535),
    transport        text        NOT NULL DEFAULT 'udp' CHECK (transport IN ('udp', 'tcp', 'tls')),
    kind             text        NOT NULL DEFAULT 'registered' CHECK (kind IN ('registered', 'address')),
    login            text        CHECK (login ~ '^[A-Za-z0-9+._-]{1,100}$'),
    secret           bytea, -- sealed
    domain           text        CHECK (domain ~ '^[A-Za-z0-9.-]{1,253}$'), -- when the provider's realm is not its server
    caller_number    text        CHECK (caller_number ~ '^\+?[0-9]{3,15}$'),
    addresses        cidr[]      NOT NULL DEFAULT '{}', -- where its calls may come from, beside where it is registered
    channels         integer     NOT NULL DEFAULT 10 CHECK (channels BETWEEN 1 AND 1000),
    calls_per_second integer     NOT NULL DEFAULT 5 CHECK (calls_per_second BETWEEN 1 AND 100),
    place            integer     NOT NULL DEFAULT 0, -- order of trial for outgoing calls
    node_id          bigint      REFERENCES node, -- its registration is leased to one node
    -- State as the guardian of that node saw it last.
    state            text        NOT NULL DEFAULT 'unknown'
                     CHECK (state IN ('unknown', 'trying', 'registered', 'reachable', 'failed')),
    sip_status       integer,
    sip_phrase       text,
    registered_ip    inet, -- which address answered a REGISTER: calls come from there
    state_at         timestamptz NOT NULL DEFAULT clock_timestamp(),
    changed_at       timestamptz NOT NULL DEFAULT clock_timestamp(), -- settings changed: the node must take them anew
    UNIQUE (tenant_id, id),
    CONSTRAINT registered_trunks_have_credentials CHECK (kind <> 'registered' OR (login IS NOT NULL AND secret IS NOT NULL)),
    CONSTRAINT address_trunks_have_addresses CHECK (kind <> 'address' OR cardinality(addresses) > 0)
);

CREATE TABLE schedule (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    tenant_id   bigint NOT NULL REFERENCES tenant,
    name        text   NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    hours       jsonb  NOT NULL, -- [{"days":["MONDAY",…],"from":"09:00","to":"18:00"}], in the tenant's time zone
    holidays    jsonb  NOT NULL DEFAULT '[]', -- [{"date":"2026-03-21"}] closed; with "from","to" open then only
    open_step   jsonb  NOT NULL,
    closed_step jsonb  NOT NULL,
    UNIQUE (tenant_id, id)
);

CREATE TABLE menu (
    id                bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    tenant_id         bigint  NOT NULL REFERENCES tenant,
    name              text    NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    greeting_audio_id bigint,
    timeout_seconds   integer NOT NULL DEFAULT 10 CHECK (timeout_seconds BETWEEN 1 AND 60),
    repeats           integer NOT NULL DEFAULT 1 CHECK (repeats BETWEEN 0 AND 9), -- greeting said again after silence or a wrong key
    default_step      jsonb   NOT NULL,
    UNIQUE (tenant_id, id),
    FOREIGN KEY (tenant_id, greeting_audio_id) REFERENCES audio (tenant_id, id)
);

CREATE TABLE menu_key (
    tenant_id bigint NOT NULL REFERENCES tenant,
    menu_id   bigint NOT NULL,
    digits    text   NOT NULL CHECK (digits ~ '^[0-9*#]{1,4}$'),
    step      jsonb  NOT NULL,
    PRIMARY KEY (menu_id, digits),
    FOREIGN KEY (tenant_id, menu_id) REFERENCES menu (tenant_id, id) ON DELETE CASCADE
);

-- A DID. It belongs to one tenant; usable once proven by a call through the tenant's own trunk or by the administrator.
CREATE TABLE number (
    id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    tenant_id bigint      NOT NULL REFERENCES tenant,
    number    text        NOT NULL UNIQUE CHECK (number ~ '^\+?[0-9]{3,15}$'),
    trunk_id  bigint      NOT NULL,
    step      jsonb       NOT NULL DEFAULT '{"type":"hangup"}',
    proven_at timestamptz,
    UNIQUE (tenant_id, id),
    FOREIGN KEY (tenant_id, trunk_id) REFERENCES trunk (tenant_id, id)
);
CREATE INDEX ON number (trunk_id);

-- One row per device that is registered now. A WebSocket contact exists on its node only.
CREATE TABLE registration (
    tenant_id   bigint      NOT NULL REFERENCES tenant,
    operator_id bigint      NOT NULL,
    node_id     bigint      NOT NULL REFERENCES node,
    contact     text        NOT NULL, -- the SIP URI only, checked: it goes into dial strings
    user_agent  text,
    registered_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    expires_at  timestamptz NOT NULL,
    PRIMARY KEY (operator_id, node_id, contact),
    FOREIGN KEY (tenant_id, operator_id) REFERENCES operator (tenant_id, id) ON DELETE CASCADE
);

-- Prices and kinds of destinations by longest prefix; shared by all tenants.
CREATE TABLE tariff (
    prefix           text   PRIMARY KEY CHECK (prefix ~ '^(\+[0-9]*|[0-9]+)$'),
    kind             text   NOT NULL CHECK (kind IN ('emergency', 'short', 'national', 'international', 'premium')),
    price_per_minute bigint NOT NULL CHECK (price_per_minute >= 0)
);

------------------------------------------------------------------------------------------------------------------- calls

-- One logical call, across menus, queue and transfers. Its brain holds it by `owner` and `epoch`: whoever claims it adds
-- one to the epoch, and every write of an older epoch is refused.
CREATE TABLE call (
    id             uuid PRIMARY KEY,
    tenant_id      bigint      NOT NULL REFERENCES tenant,
    node_id        bigint      NOT NULL REFERENCES node,
    owner          uuid        REFERENCES brain ON DELETE SET NULL,
    epoch          integer     NOT NULL DEFAULT 1,
    direction      text        NOT NULL CHECK (direction IN ('incoming', 'outgoing', 'internal')),
    status         text        NOT NULL DEFAULT 'routing'
                   CHECK (status IN ('routing', 'menu', 'message', 'voicemail', 'queue', 'ringing', 'talking', 'ended')),
    step           jsonb, -- what the flow does now
    visit          integer     NOT NULL DEFAULT 0, -- how many steps were entered; keys effects and resumes
    entry          text        NOT NULL, -- what was dialled; another destination on a resume means a transfer
    caller_leg     uuid        NOT NULL,
    from_number    text        NOT NULL DEFAULT '',
    from_name      text        NOT NULL DEFAULT '',
    to_number      text        NOT NULL,
    language       text        NOT NULL DEFAULT 'uz',
    number_id      bigint,
    trunk_id       bigint,
    department_id  bigint,
    operator_id    bigint, -- who talked last, or who dialled
    started_at     timestamptz NOT NULL DEFAULT clock_timestamp(),
    answered_at    timestamptz, -- by the flow
    talk_at        timestamptz, -- by a person
    waiting_since  timestamptz, -- in a queue or ringing now; what has passed is in wait_ms
    ended_at       timestamptz,
    result         text        CHECK (result IN ('answered', 'missed', 'busy', 'no_answer', 'failed', 'voicemail', 'self_service', 'rejected')),
    cause          text, -- hangup cause of the caller's leg
    sip_status     integer,
    wait_ms        bigint      NOT NULL DEFAULT 0, -- in queues and ringing
    talk_ms        bigint      NOT NULL DEFAULT 0,
    cost           bigint      NOT NULL DEFAULT 0,
    UNIQUE (tenant_id, id),
    CONSTRAINT ended_calls_have_a_result CHECK ((status = 'ended') = (ended_at IS NOT NULL) AND (ended_at IS NULL OR result IS NOT NULL))
);
CREATE INDEX call_live ON call (owner) WHERE ended_at IS NULL;
CREATE INDEX call_by_time ON call (tenant_id, started_at DESC, id);

-- One channel on a switch. Written before the switch is asked to make it; ended by one conditional update, whoever reports it.
CREATE TABLE leg (
    uuid        uuid PRIMARY KEY,
    tenant_id   bigint      NOT NULL REFERENCES tenant,
    call_id     uuid        NOT NULL,
    node_id     bigint      NOT NULL REFERENCES node,
    role        text        NOT NULL CHECK (role IN ('caller', 'operator', 'outside', 'supervisor')),
    operator_id bigint,
    trunk_id    bigint,
    department_id bigint, -- on whose behalf an operator is rung
    number      text        NOT NULL DEFAULT '',
    price_per_minute bigint NOT NULL DEFAULT 0, -- fixed when the leg is tried
    sip_call_id text,
    created_at  timestamptz NOT NULL DEFAULT clock_timestamp(),
    ring_until  timestamptz, -- the lease of an attempt that was not answered yet
    answered_at timestamptz,
    bridged_at  timestamptz,
    ended_at    timestamptz,
    cause       text,
    sip_status  integer,
    FOREIGN KEY (tenant_id, call_id) REFERENCES call (tenant_id, id)
);
CREATE INDEX leg_of_call ON leg (call_id);
CREATE INDEX leg_live_operator ON leg (operator_id) WHERE ended_at IS NULL;
CREATE INDEX leg_live_trunk ON leg (trunk_id) WHERE ended_at IS NULL;
CREATE INDEX leg_live_node ON leg (node_id) WHERE ended_at IS NULL;
CREATE INDEX leg_sip_call_id ON leg (sip_call_id);

-- What happened, in order: the timeline of a call and the log that live views follow.
-- Readers of the log stop at pg_snapshot_xmin: sequence numbers commit out of order.
CREATE TABLE call_event (
    id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    tenant_id bigint      NOT NULL REFERENCES tenant,
    call_id   uuid        NOT NULL,
    at        timestamptz NOT NULL DEFAULT clock_timestamp(),
    kind      text        NOT NULL,
    detail    jsonb       NOT NULL DEFAULT '{}',
    xid       xid8        NOT NULL DEFAULT pg_current_xact_id(),
    FOREIGN KEY (tenant_id, call_id) REFERENCES call (tenant_id, id)
);
CREATE INDEX call_event_of_call ON call_event (call_id, id);

-- A caller's place in a queue. The place outlives the brain that holds the call.
CREATE TABLE queue_place (
    call_id       uuid PRIMARY KEY,
    tenant_id     bigint      NOT NULL REFERENCES tenant,
    department_id bigint      NOT NULL,
    priority      integer     NOT NULL DEFAULT 0,
    entered_at    timestamptz NOT NULL DEFAULT clock_timestamp(),
    FOREIGN KEY (tenant_id, call_id) REFERENCES call (tenant_id, id),
    FOREIGN KEY (tenant_id, department_id) REFERENCES department (tenant_id, id)
);
CREATE INDEX queue_order ON queue_place (department_id, priority DESC, entered_at, call_id);

-- An effect that must happen once: keyed by call, visit of the step and kind.
CREATE TABLE call_effect (
    tenant_id bigint      NOT NULL REFERENCES tenant,
    call_id   uuid        NOT NULL,
    visit     integer     NOT NULL,
    kind      text        NOT NULL,
    at        timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (call_id, visit, kind),
    FOREIGN KEY (tenant_id, call_id) REFERENCES call (tenant_id, id)
);

CREATE TABLE recording (
    id          uuid PRIMARY KEY,
    tenant_id   bigint      NOT NULL REFERENCES tenant,
    call_id     uuid        NOT NULL,
    kind        text        NOT NULL CHECK (kind IN ('talk', 'voicemail')),
    node_id     bigint      NOT NULL REFERENCES node,
    file        text        NOT NULL, -- below the tenant's own directory
    started_at  timestamptz NOT NULL DEFAULT clock_timestamp(),
    ended_at    timestamptz,
    duration_ms bigint,
    erased_at   timestamptz,
    department_id bigint,
    FOREIGN KEY (tenant_id, call_id) REFERENCES call (tenant_id, id),
    UNIQUE (tenant_id, file)
);
CREATE INDEX recording_of_call ON recording (call_id);
CREATE INDEX recording_to_erase ON recording (tenant_id, started_at) WHERE erased_at IS NULL;

------------------------------------------------------------------------------------------------------ row-level security

DO $$
DECLARE t text;
BEGIN
    FOREACH t IN ARRAY ARRAY['audio', 'operator', 'department', 'department_operator', 'trunk', 'schedule', 'menu',
        'menu_key', 'number', 'registration', 'call', 'leg', 'call_event', 'queue_place', 'call_effect', 'recording'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
        EXECUTE format($p$CREATE POLICY one_tenant ON %I TO alovoice_brain
            USING (tenant_id = current_setting('alovoice.tenant')::bigint)$p$, t);
        EXECUTE format('CREATE POLICY all_tenants ON %I TO alovoice_system USING (true)', t);
    END LOOP;
END $$;
ALTER TABLE tenant ENABLE ROW LEVEL SECURITY;
ALTER TABLE tenant FORCE ROW LEVEL SECURITY;
CREATE POLICY one_tenant ON tenant TO alovoice_brain USING (id = current_setting('alovoice.tenant')::bigint);
CREATE POLICY all_tenants ON tenant TO alovoice_system USING (true);

GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO alovoice_brain, alovoice_system;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO alovoice_brain, alovoice_system;
REVOKE INSERT, UPDATE, DELETE ON tariff FROM alovoice_brain;

---------------------------------------------------------------------------------------------------------------- tariffs

-- Starting values; the administrator changes them. National calls 200 soʻm, everything abroad off by default.
INSERT INTO tariff (prefix, kind, price_per_minute) VALUES
    ('101', 'emergency', 0), ('102', 'emergency', 0), ('103', 'emergency', 0), ('104', 'emergency', 0), ('112', 'emergency', 0),
    ('1', 'short', 10000),
    ('+998', 'national', 20000), ('+998900', 'premium', 300000),
    ('+', 'international', 500000), ('+979', 'premium', 3000000), ('+88', 'premium', 3000000), ('+1900', 'premium', 3000000);
