-- Workplaces of operators: the phone in the browser and what rings it, links that set phones up, programs for Windows.

------------------------------------------------------------------------------------------------------------------ pauses

-- What an operator may say when he pauses; the tenant's own list. It begins in the tenant's language.
ALTER TABLE tenant ADD COLUMN pause_reasons text[] NOT NULL DEFAULT '{}' CHECK (cardinality(pause_reasons) <= 30);
CREATE FUNCTION usual_pause_reasons(language text) RETURNS text[] LANGUAGE sql IMMUTABLE
    RETURN CASE language
        WHEN 'ru' THEN ARRAY['Обед', 'Перерыв', 'Совещание', 'Обучение']
        WHEN 'en' THEN ARRAY['Lunch', 'Break', 'Meeting', 'Training']
        ELSE ARRAY['Tushlik', 'Tanaffus', 'Yigʻilish', 'Oʻqish'] END;
CREATE FUNCTION begin_pause_reasons() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.pause_reasons := usual_pause_reasons(NEW.language);
    RETURN NEW;
END $$;
CREATE TRIGGER begin_pause_reasons BEFORE INSERT ON tenant FOR EACH ROW EXECUTE FUNCTION begin_pause_reasons();
-- Tenants that are here already; for this statement their owner may see them.
ALTER TABLE tenant NO FORCE ROW LEVEL SECURITY;
UPDATE tenant SET pause_reasons = usual_pause_reasons(language);
ALTER TABLE tenant FORCE ROW LEVEL SECURITY;

----------------------------------------------------------------------------------------------------------------- ringing

-- Whether a call rings the operator's mobile (operator.phone) by a trunk: beside his phones, or after they were not answered. His own choice.
ALTER TABLE operator ADD COLUMN ring_mobile text NOT NULL DEFAULT 'off' CHECK (ring_mobile IN ('off', 'beside', 'after'));

-- When his browsers were told of a call last: they are given time to open a phone before another way is tried.
ALTER TABLE operator ADD COLUMN woken_at timestamptz;

-- Browsers that may be woken when a call rings and no page is open (RFC 8030). One that the push service does not know any more goes.
CREATE TABLE push_subscription (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    tenant_id   bigint      NOT NULL REFERENCES tenant,
    operator_id bigint      NOT NULL,
    endpoint    text        NOT NULL UNIQUE CHECK (length(endpoint) BETWEEN 10 AND 1000),
    p256dh      bytea       NOT NULL CHECK (length(p256dh) = 65), -- the browser's public key, uncompressed
    auth        bytea       NOT NULL CHECK (length(auth) = 16),   -- its secret (RFC 8291)
    language    text        NOT NULL CHECK (language IN ('uz', 'ru', 'en')), -- that it tells of calls in
    created_at  timestamptz NOT NULL DEFAULT clock_timestamp(),
    UNIQUE (tenant_id, id),
    FOREIGN KEY (tenant_id, operator_id) REFERENCES operator (tenant_id, id) ON DELETE CASCADE
);
CREATE INDEX push_subscription_of_operator ON push_subscription (operator_id);

-- Who this installation is to push services (VAPID, RFC 8292): one key pair, made when it is first needed.
CREATE TABLE push_key (
    one         boolean PRIMARY KEY DEFAULT true CHECK (one),
    public_key  text  NOT NULL, -- X.509, Base64
    private_key bytea NOT NULL  -- PKCS 8, sealed
);

-------------------------------------------------------------------------------------------------------------- workplaces

-- A right to become an operator's phone by a token that only its holder knows: `phone` is a link that sets up one phone, once and soon;
-- `desktop` is a program for Windows, bound to the first computer that it runs on.
CREATE TABLE workplace (
    id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    tenant_id     bigint      NOT NULL REFERENCES tenant,
    operator_id   bigint      NOT NULL,
    kind          text        NOT NULL CHECK (kind IN ('phone', 'desktop')),
    token_hash    bytea       NOT NULL UNIQUE CHECK (length(token_hash) = 32), -- SHA-256; the token itself is nowhere
    created_at    timestamptz NOT NULL DEFAULT clock_timestamp(),
    expires_at    timestamptz,
    used_at       timestamptz, -- a phone: the only time; a desktop: the latest
    computer_hash bytea       CHECK (length(computer_hash) = 32), -- SHA-256 of what the first computer is known by
    computer      text        CHECK (length(computer) <= 100),    -- as it calls itself
    revoked_at    timestamptz,
    UNIQUE (tenant_id, id),
    FOREIGN KEY (tenant_id, operator_id) REFERENCES operator (tenant_id, id) ON DELETE CASCADE,
    CONSTRAINT links_to_set_up_phones_expire CHECK (kind <> 'phone' OR expires_at IS NOT NULL),
    CONSTRAINT a_used_desktop_knows_its_computer CHECK (kind <> 'desktop' OR (used_at IS NULL) = (computer_hash IS NULL))
);
CREATE INDEX workplace_of_operator ON workplace (operator_id);

-- Signed in by a program and not by a code: only ever the operator, never what else the person is.
ALTER TABLE session ADD COLUMN workplace_id bigint REFERENCES workplace ON DELETE CASCADE;
CREATE INDEX session_of_workplace ON session (workplace_id) WHERE workplace_id IS NOT NULL;

-- What a change of settings is, and what only happens.
DROP TRIGGER audit ON operator;
CREATE TRIGGER audit AFTER INSERT OR UPDATE OR DELETE ON operator FOR EACH ROW EXECUTE FUNCTION audit_change('operator', 'a1_hash',
    'presence_since', 'wrap_up_until', 'skipped_until', 'offered_at', 'talk_ended_at', 'woken_at');

------------------------------------------------------------------------------------------------------ row-level security

DO $$
DECLARE t text;
BEGIN
    FOREACH t IN ARRAY ARRAY['push_subscription', 'workplace'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
        EXECUTE format($p$CREATE POLICY one_tenant ON %I TO alovoice_brain
            USING (tenant_id = current_setting('alovoice.tenant')::bigint)$p$, t);
        EXECUTE format('CREATE POLICY all_tenants ON %I TO alovoice_system USING (true)', t);
        EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO alovoice_brain, alovoice_system', t);
    END LOOP;
END $$;
GRANT SELECT, INSERT ON push_key TO alovoice_brain, alovoice_system;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO alovoice_brain, alovoice_system;
