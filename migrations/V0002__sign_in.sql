-- Who signs in, and how. People belong to no tenant: their rows are seen by named work across tenants only.

------------------------------------------------------------------------------------------------------------------ people

CREATE TABLE person (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    phone      text        NOT NULL UNIQUE CHECK (phone ~ '^\+[0-9]{7,15}$'),
    name       text        CHECK (length(name) BETWEEN 1 AND 200),
    language   text        NOT NULL CHECK (language IN ('uz', 'ru', 'en')),
    theme      text        NOT NULL DEFAULT 'system' CHECK (theme IN ('system', 'light', 'dark')),
    created_at timestamptz NOT NULL DEFAULT clock_timestamp()
);

-- Who may do what in a tenant. The role `operator` is no row here: it is whoever signs in with the phone of an operator that is not
-- disabled.
CREATE TABLE membership (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    tenant_id  bigint      NOT NULL REFERENCES tenant,
    person_id  bigint      NOT NULL REFERENCES person,
    role       text        NOT NULL CHECK (role IN ('owner', 'administrator', 'supervisor')),
    created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    version    integer     NOT NULL DEFAULT 1,
    UNIQUE (tenant_id, id),
    CONSTRAINT membership_once UNIQUE (tenant_id, person_id)
);
CREATE INDEX membership_of_person ON membership (person_id);

-- One phone is one operator of a tenant, or it would be unclear who signs in. Where several shared one so far, the first keeps it.
-- For these statements the owner may see the rows.
ALTER TABLE operator NO FORCE ROW LEVEL SECURITY;
UPDATE operator o SET phone = NULL
WHERE EXISTS (SELECT FROM operator first WHERE first.tenant_id = o.tenant_id AND first.phone = o.phone AND first.id < o.id);
ALTER TABLE operator FORCE ROW LEVEL SECURITY;
CREATE UNIQUE INDEX operator_phone_once ON operator (tenant_id, phone);
CREATE INDEX operator_by_phone ON operator (phone);

---------------------------------------------------------------------------------------------------------------- sessions

-- A session that nobody saw for 30 days has ended; one that was ended is deleted.
CREATE TABLE session (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    token_hash bytea       NOT NULL UNIQUE CHECK (length(token_hash) = 32), -- SHA-256 of what the cookie holds
    person_id  bigint      NOT NULL REFERENCES person,
    tenant_id  bigint      REFERENCES tenant, -- that it works in; null until one is chosen
    user_agent text        NOT NULL CHECK (length(user_agent) <= 400),
    address    inet        NOT NULL,
    created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    seen_at    timestamptz NOT NULL DEFAULT clock_timestamp() -- to the minute
);
CREATE INDEX session_of_person ON session (person_id);

------------------------------------------------------------------------------------------------------------------- codes

-- A code is live until it is used, replaced by a newer one, tried too often or too old. Addresses of IPv6 are kept as their /64, since
-- whoever has one of them has all.
CREATE TABLE sign_in_code (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    phone      text        NOT NULL CHECK (phone ~ '^\+[0-9]{7,15}$'),
    address    inet        NOT NULL, -- who asked for it
    code_hash  bytea       NOT NULL CHECK (length(code_hash) = 32), -- keyed: six digits would be guessed from a plain hash
    tries      integer     NOT NULL DEFAULT 0 CHECK (tries BETWEEN 0 AND 5),
    sent_at    timestamptz NOT NULL DEFAULT clock_timestamp(),
    expires_at timestamptz NOT NULL,
    ended_at   timestamptz -- used or replaced
);
CREATE UNIQUE INDEX sign_in_code_one_at_a_time ON sign_in_code (phone) WHERE ended_at IS NULL;
CREATE INDEX sign_in_code_of_phone ON sign_in_code (phone, sent_at);
CREATE INDEX sign_in_code_of_address ON sign_in_code (address, sent_at);
CREATE INDEX sign_in_code_by_age ON sign_in_code (sent_at);

-- A code that was not right, from an address: guessing is limited by it.
CREATE TABLE sign_in_failure (
    id      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    address inet        NOT NULL,
    at      timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX sign_in_failure_of_address ON sign_in_failure (address, at);
CREATE INDEX sign_in_failure_by_age ON sign_in_failure (at);

-- What Telegram says became of a code: its report reaches any brain, and the one that sent it reads it here.
CREATE TABLE telegram_code (
    request_id text        PRIMARY KEY CHECK (length(request_id) BETWEEN 1 AND 200),
    delivery   text        NOT NULL CHECK (delivery IN ('sent', 'delivered', 'read', 'expired', 'revoked')),
    at         timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX telegram_code_by_age ON telegram_code (at);

------------------------------------------------------------------------------------------------------ row-level security

DO $$
DECLARE t text;
BEGIN
    FOREACH t IN ARRAY ARRAY['person', 'membership', 'session', 'sign_in_code', 'sign_in_failure', 'telegram_code'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
        EXECUTE format('CREATE POLICY all_tenants ON %I TO alovoice_system USING (true)', t);
        EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO alovoice_system', t);
    END LOOP;
END $$;
CREATE POLICY one_tenant ON membership TO alovoice_brain USING (tenant_id = current_setting('alovoice.tenant')::bigint);
GRANT SELECT, INSERT, UPDATE, DELETE ON membership TO alovoice_brain;
-- A tenant sees the people who are its members, through the wall of membership, and cannot change them.
CREATE POLICY members_only ON person FOR SELECT TO alovoice_brain
    USING (EXISTS (SELECT FROM membership m WHERE m.person_id = person.id));
GRANT SELECT ON person TO alovoice_brain;
