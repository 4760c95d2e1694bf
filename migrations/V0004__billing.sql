-- Money: what a tenant has, what was booked, what things cost, what was invoiced.

------------------------------------------------------------------------------------------------------------------ prices

-- What everything but calls outside costs, from a moment on; the administrator adds rows and changes none. Calls outside: tariff.
CREATE TABLE plan (
    since            timestamptz PRIMARY KEY,
    operator_day     bigint NOT NULL CHECK (operator_day >= 0),    -- for each operator, at each midnight of the tenant's
    assistant_minute bigint NOT NULL CHECK (assistant_minute >= 0) -- of a talk with an AI assistant
);
INSERT INTO plan (since, operator_day, assistant_minute) VALUES ('-infinity', 500000, 100000);

----------------------------------------------------------------------------------------------------------------- balance

-- One row a tenant, made with it. Whoever moves its money locks this row, last of all that he locks.
CREATE TABLE balance (
    tenant_id       bigint  PRIMARY KEY REFERENCES tenant,
    amount          bigint  NOT NULL DEFAULT 0, -- after the entry at `place`; below zero when days were charged to an empty one
    place           bigint  NOT NULL DEFAULT 0, -- of the latest entry; 0 before the first
    latest          bigint  GENERATED ALWAYS AS (nullif(place, 0)) STORED,
    charged_through date,    -- the tenant's day whose operators were charged last; null: the day on which it was made is free
    warn_below      bigint  NOT NULL DEFAULT 3000000 CHECK (warn_below >= 0),
    CONSTRAINT a_balance_begins_with_nothing CHECK (place > 0 OR amount = 0)
);

-- Never changed, never removed. Each entry begins with what the one before it left, and the balance is what the latest left: the
-- foreign keys refuse a ledger that does not add up.
CREATE TABLE ledger_entry (
    tenant_id      bigint NOT NULL REFERENCES tenant,
    place          bigint NOT NULL CHECK (place > 0), -- 1, 2, 3 … without a gap
    previous       bigint GENERATED ALWAYS AS (nullif(place - 1, 0)) STORED,
    key            text   NOT NULL, -- what it is for: booked once, whoever books it how often
    kind           text   NOT NULL CHECK (kind IN ('starting', 'operator_day', 'call', 'assistant', 'credit', 'invoice')),
    amount         bigint NOT NULL CHECK (amount <> 0), -- above zero: in favour of the tenant
    balance_before bigint NOT NULL,
    balance_after  bigint NOT NULL,
    quantity       bigint, -- operators, or seconds
    price          bigint, -- of one operator's day, or of a minute
    about          text    NOT NULL DEFAULT '', -- the day, the number called, the invoice's number, the administrator's words
    call_id        uuid,
    at             timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (tenant_id, place),
    UNIQUE (tenant_id, key),
    UNIQUE (tenant_id, place, balance_after),
    FOREIGN KEY (tenant_id, previous, balance_before) REFERENCES ledger_entry (tenant_id, place, balance_after),
    FOREIGN KEY (tenant_id, call_id) REFERENCES call (tenant_id, id),
    CONSTRAINT an_entry_adds_up CHECK (balance_after = balance_before + amount),
    CONSTRAINT the_first_entry_begins_with_nothing CHECK (place > 1 OR balance_before = 0),
    CONSTRAINT operator_days_are_counted CHECK (kind <> 'operator_day' OR amount = -quantity * price)
);
CREATE INDEX ledger_entry_of_call ON ledger_entry (call_id) WHERE call_id IS NOT NULL;
ALTER TABLE balance ADD FOREIGN KEY (tenant_id, latest, amount) REFERENCES ledger_entry (tenant_id, place, balance_after);

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is written once and never changed', TG_TABLE_NAME;
END $$;
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_entry EXECUTE FUNCTION refuse_change();

-- No entry without its balance.
CREATE FUNCTION move_balance() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE balance SET amount = NEW.balance_after, place = NEW.place WHERE tenant_id = NEW.tenant_id AND place = NEW.place - 1;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'entry % of tenant % is not the next one', NEW.place, NEW.tenant_id;
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER move_balance AFTER INSERT ON ledger_entry FOR EACH ROW EXECUTE FUNCTION move_balance();

CREATE FUNCTION open_balance() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO balance (tenant_id) VALUES (NEW.id);
    RETURN NULL;
END $$;
CREATE TRIGGER open_balance AFTER INSERT ON tenant FOR EACH ROW EXECUTE FUNCTION open_balance();

-- Tenants that are here already; for this statement their owner may see them. What they used so far is free.
ALTER TABLE tenant NO FORCE ROW LEVEL SECURITY;
INSERT INTO balance (tenant_id, charged_through) SELECT id, (now() AT TIME ZONE time_zone)::date FROM tenant;
ALTER TABLE tenant FORCE ROW LEVEL SECURITY;

-- Phones that were given a starting balance: once ever, whatever became of the tenant.
CREATE TABLE starting_balance (
    phone     text        PRIMARY KEY CHECK (phone ~ '^\+[0-9]{7,15}$'),
    tenant_id bigint      NOT NULL REFERENCES tenant,
    at        timestamptz NOT NULL DEFAULT clock_timestamp()
);

-- An entry took the balance below a line: the owner is to be told, once for each crossing.
CREATE TABLE balance_warning (
    tenant_id bigint      NOT NULL REFERENCES tenant,
    place     bigint      NOT NULL, -- the entry that did it
    kind      text        NOT NULL CHECK (kind IN ('low', 'empty')), -- below balance.warn_below; nothing left
    at        timestamptz NOT NULL DEFAULT clock_timestamp(),
    told_at   timestamptz,
    PRIMARY KEY (tenant_id, place, kind),
    FOREIGN KEY (tenant_id, place) REFERENCES ledger_entry (tenant_id, place)
);
CREATE INDEX balance_warning_to_tell ON balance_warning (at) WHERE told_at IS NULL;

----------------------------------------------------------------------------------------------------------------- invoices

CREATE TABLE invoice (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    tenant_id  bigint      NOT NULL REFERENCES tenant,
    amount     bigint      NOT NULL CHECK (amount > 0),
    buyer      text        NOT NULL CHECK (length(buyer) BETWEEN 1 AND 200),
    tax_number text        CHECK (tax_number ~ '^[0-9]{9}([0-9]{5})?$'), -- STIR of a firm, or JShShIR of a person
    seller     text        NOT NULL, -- name and bank details as they were then, a line each
    issued_at  timestamptz NOT NULL DEFAULT clock_timestamp(),
    paid_at    timestamptz,
    UNIQUE (tenant_id, id)
);

------------------------------------------------------------------------------------------------------------------- calls

-- Prepaid: the balance is held for so many seconds of talk from the answer on; what is held for living legs is nobody else's.
ALTER TABLE leg ADD paid_seconds integer NOT NULL DEFAULT 0 CHECK (paid_seconds >= 0);
-- After so many seconds the switch itself ends the leg; follows paid_seconds.
ALTER TABLE leg ADD fuse_seconds integer NOT NULL DEFAULT 0 CHECK (fuse_seconds BETWEEN 0 AND paid_seconds);
CREATE INDEX leg_paid_for ON leg (tenant_id) WHERE ended_at IS NULL AND paid_seconds > 0;

------------------------------------------------------------------------------------------------------- row-level security

DO $$
DECLARE t text;
BEGIN
    FOREACH t IN ARRAY ARRAY['balance', 'ledger_entry', 'balance_warning', 'invoice'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
        EXECUTE format($p$CREATE POLICY one_tenant ON %I TO alovoice_brain
            USING (tenant_id = current_setting('alovoice.tenant')::bigint)$p$, t);
        EXECUTE format('CREATE POLICY all_tenants ON %I TO alovoice_system USING (true)', t);
    END LOOP;
END $$;
ALTER TABLE starting_balance ENABLE ROW LEVEL SECURITY;
ALTER TABLE starting_balance FORCE ROW LEVEL SECURITY;
CREATE POLICY all_tenants ON starting_balance TO alovoice_system USING (true);

GRANT SELECT ON plan TO alovoice_brain, alovoice_system;
GRANT INSERT ON plan TO alovoice_system;
GRANT SELECT, UPDATE ON balance TO alovoice_brain, alovoice_system;
GRANT INSERT ON balance TO alovoice_system;
GRANT SELECT, INSERT ON ledger_entry, starting_balance TO alovoice_system;
GRANT SELECT, INSERT ON ledger_entry TO alovoice_brain;
GRANT SELECT, INSERT, UPDATE ON balance_warning, invoice TO alovoice_brain, alovoice_system;
