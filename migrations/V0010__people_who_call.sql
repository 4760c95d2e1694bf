-- People who call: who they are, what came of talks with them, and the messages they left. And what calls teach of trunks.

----------------------------------------------------------------------------------------------------------------- clients

CREATE TABLE client (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    tenant_id  bigint      NOT NULL REFERENCES tenant,
    name       text        NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    note       text        NOT NULL DEFAULT '' CHECK (length(note) <= 2000),
    blocked    boolean     NOT NULL DEFAULT false, -- hears a polite refusal
    created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    version    integer     NOT NULL DEFAULT 1,
    UNIQUE (tenant_id, id)
);
CREATE INDEX client_by_name ON client (tenant_id, plain(name), id);

-- A number is one client's, or it would be unclear who calls.
CREATE TABLE client_phone (
    tenant_id bigint  NOT NULL REFERENCES tenant,
    client_id bigint  NOT NULL,
    phone     text    NOT NULL CHECK (phone ~ '^\+?[0-9]{2,15}$'),
    place     integer NOT NULL DEFAULT 0,
    CONSTRAINT client_phone_once PRIMARY KEY (tenant_id, phone),
    FOREIGN KEY (tenant_id, client_id) REFERENCES client (tenant_id, id) ON DELETE CASCADE
);
CREATE INDEX client_phone_of_client ON client_phone (client_id, place);

-- Back to who talked with the caller last, when he is free.
ALTER TABLE department ADD COLUMN last_operator_first boolean NOT NULL DEFAULT false;
CREATE INDEX call_of_caller ON call (tenant_id, from_number, started_at DESC) WHERE talk_at IS NOT NULL;

------------------------------------------------------------------------------------------------------------- conclusions

-- What talks come to, in the tenant's own words. One that is not used any more stays for the calls that have it.
CREATE TABLE conclusion (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    tenant_id  bigint      NOT NULL REFERENCES tenant,
    name       text        NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
    place      integer     NOT NULL DEFAULT 0,
    deleted_at timestamptz,
    UNIQUE (tenant_id, id)
);
CREATE UNIQUE INDEX conclusion_once ON conclusion (tenant_id, plain(name)) WHERE deleted_at IS NULL;

CREATE TABLE call_conclusion (
    call_id       uuid        PRIMARY KEY,
    tenant_id     bigint      NOT NULL REFERENCES tenant,
    conclusion_id bigint,
    note          text        NOT NULL DEFAULT '' CHECK (length(note) <= 2000),
    promised_on   date,
    remind_at     timestamptz,
    reminded_at   timestamptz, -- done, or seen and put away
    operator_id   bigint,      -- who talked
    written_by    text        NOT NULL, -- as he was called then
    written_at    timestamptz NOT NULL DEFAULT clock_timestamp(),
    FOREIGN KEY (tenant_id, call_id) REFERENCES call (tenant_id, id),
    FOREIGN KEY (tenant_id, conclusion_id) REFERENCES conclusion (tenant_id, id)
);
CREATE INDEX call_conclusion_to_remind ON call_conclusion (tenant_id, remind_at) WHERE remind_at IS NOT NULL AND reminded_at IS NULL;

--------------------------------------------------------------------------------------------------------------- voicemail

ALTER TABLE recording ADD COLUMN heard_at timestamptz;
CREATE INDEX recording_voicemail ON recording (tenant_id, started_at DESC, id) WHERE kind = 'voicemail' AND erased_at IS NULL;

------------------------------------------------------------------------------------------------------------------ speech

-- Who speaks texts for a tenant: a service that takes OpenAI's /audio/speech.
CREATE TABLE speech_provider (
    tenant_id bigint  PRIMARY KEY REFERENCES tenant,
    url       text    NOT NULL CHECK (url ~ '^https?://[^\s]+$' AND length(url) <= 300),
    model     text    NOT NULL CHECK (length(model) BETWEEN 1 AND 100),
    voice     text    NOT NULL CHECK (length(voice) BETWEEN 1 AND 100),
    secret    bytea, -- sealed; null where none is asked for
    version   integer NOT NULL DEFAULT 1
);

------------------------------------------------------------------------------------------------------------------ trunks

-- What calls by a trunk showed to be wrong with it: of each kind the latest. It goes when a later call shows that it is right.
CREATE TABLE trunk_fault (
    tenant_id bigint      NOT NULL REFERENCES tenant,
    trunk_id  bigint      NOT NULL,
    kind      text        NOT NULL CHECK (kind ~ '^[a-z_]{1,40}$'), -- of core.trunk.TrunkDiagnosis
    detail    text        NOT NULL DEFAULT '' CHECK (length(detail) <= 200), -- the number that was called
    sip_status integer,
    at        timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (trunk_id, kind),
    FOREIGN KEY (tenant_id, trunk_id) REFERENCES trunk (tenant_id, id) ON DELETE CASCADE
);

----------------------------------------------------------------------------------------------------------------- history

CREATE TRIGGER audit AFTER INSERT OR UPDATE OR DELETE ON client FOR EACH ROW EXECUTE FUNCTION audit_change('client');
CREATE TRIGGER audit AFTER INSERT OR UPDATE OR DELETE ON conclusion FOR EACH ROW EXECUTE FUNCTION audit_change('conclusion', 'place');
CREATE TRIGGER audit AFTER INSERT OR UPDATE OR DELETE ON speech_provider FOR EACH ROW EXECUTE FUNCTION audit_change('speech_provider');

------------------------------------------------------------------------------------------------------ row-level security

DO $$
DECLARE t text;
BEGIN
    FOREACH t IN ARRAY ARRAY['client', 'client_phone', 'conclusion', 'call_conclusion', 'speech_provider', 'trunk_fault'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
        EXECUTE format($p$CREATE POLICY one_tenant ON %I TO alovoice_brain
            USING (tenant_id = current_setting('alovoice.tenant')::bigint)$p$, t);
        EXECUTE format('CREATE POLICY all_tenants ON %I TO alovoice_system USING (true)', t);
        EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO alovoice_brain, alovoice_system', t);
    END LOOP;
END $$;
