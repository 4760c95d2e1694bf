-- What the cabinet needs beside the things themselves: versions for editing, keys for programs, answers that are given once, and who
-- changed what.

---------------------------------------------------------------------------------------------------------------- versions

-- Each edit adds one; who edits says which version he has read, and is told when somebody was faster.
ALTER TABLE tenant     ADD COLUMN version integer NOT NULL DEFAULT 1;
ALTER TABLE audio      ADD COLUMN version integer NOT NULL DEFAULT 1;
ALTER TABLE operator   ADD COLUMN version integer NOT NULL DEFAULT 1;
ALTER TABLE department ADD COLUMN version integer NOT NULL DEFAULT 1;
ALTER TABLE trunk      ADD COLUMN version integer NOT NULL DEFAULT 1;
ALTER TABLE schedule   ADD COLUMN version integer NOT NULL DEFAULT 1;
ALTER TABLE menu       ADD COLUMN version integer NOT NULL DEFAULT 1;
ALTER TABLE number     ADD COLUMN version integer NOT NULL DEFAULT 1;

-- The owner lets support edit until then.
ALTER TABLE tenant ADD COLUMN support_until timestamptz;

-- For searching: every apostrophe that people write for oʻ, gʻ and the glottal stop is the same, and so are capitals.
CREATE FUNCTION plain(name text) RETURNS text LANGUAGE sql IMMUTABLE STRICT
    RETURN lower(regexp_replace(name, '[ʻʼ‘’`´′]', '''', 'g'));

---------------------------------------------------------------------------------------------------------------- API keys

CREATE TABLE api_key (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    tenant_id  bigint      NOT NULL REFERENCES tenant,
    name       text        NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    key_hash   bytea       NOT NULL UNIQUE CHECK (length(key_hash) = 32), -- SHA-256; the key itself is nowhere
    hint       text        NOT NULL, -- its beginning
    scopes     text[]      NOT NULL CHECK (cardinality(scopes) > 0),
    created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    expires_at timestamptz,
    used_at    timestamptz, -- to the minute
    UNIQUE (tenant_id, id)
);

------------------------------------------------------------------------------------------------------------ idempotency

-- The answer to a POST that brought an Idempotency-Key. Without a status it is being worked on; a minute later it may be tried anew,
-- since its brain must have died.
CREATE TABLE idempotent_answer (
    tenant_id    bigint      NOT NULL REFERENCES tenant,
    caller       text        NOT NULL, -- person or API key: keys of two callers are two keys
    key          text        NOT NULL CHECK (length(key) BETWEEN 1 AND 200),
    request_hash bytea       NOT NULL, -- SHA-256 of operation and body
    status       integer,
    body         text,
    version      bigint,
    created_at   timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (tenant_id, caller, key)
);
CREATE INDEX idempotent_answer_by_age ON idempotent_answer (tenant_id, created_at);

--------------------------------------------------------------------------------------------------------------- audit log

CREATE TABLE audit_entry (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    tenant_id  bigint      NOT NULL REFERENCES tenant,
    at         timestamptz NOT NULL DEFAULT clock_timestamp(),
    actor_kind text        NOT NULL CHECK (actor_kind IN ('person', 'support', 'api_key', 'system')),
    actor_id   bigint,
    actor_name text        NOT NULL, -- as it was then
    action     text        NOT NULL CHECK (action IN ('created', 'changed', 'deleted', 'revealed')),
    thing      text        NOT NULL,
    thing_id   bigint,
    name       text        NOT NULL, -- of the thing, as it was then
    before     jsonb,
    after      jsonb
);
CREATE INDEX audit_entry_by_time ON audit_entry (tenant_id, id DESC);
CREATE INDEX audit_entry_of_thing ON audit_entry (tenant_id, thing, thing_id, id DESC);

-- Who acts, by the setting alovoice.actor ('person 7', 'api_key 3'); nobody in work of the brain's own.
CREATE FUNCTION note_audit(tenant bigint, action text, thing text, thing_id bigint, name text, before jsonb, after jsonb)
RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    actor text[] := string_to_array(coalesce(nullif(current_setting('alovoice.actor', true), ''), 'system'), ' ');
    actor_name text;
BEGIN
    IF actor[1] IN ('person', 'support') THEN
        SELECT coalesce(p.name, p.phone) INTO actor_name FROM person p WHERE p.id = actor[2]::bigint;
    ELSIF actor[1] = 'api_key' THEN
        SELECT k.name INTO actor_name FROM api_key k WHERE k.id = actor[2]::bigint;
    END IF;
    INSERT INTO audit_entry (tenant_id, actor_kind, actor_id, actor_name, action, thing, thing_id, name, before, after)
    VALUES (tenant, actor[1], actor[2]::bigint, coalesce(actor_name, ''), action, thing, thing_id, coalesce(name, ''), before, after);
END $$;

-- One entry for each change that somebody makes, in the transaction of the change: no code path can forget it. What the brain does by
-- itself (states of trunks, presence by queues) is no change of settings and is left out. Secrets are told as changed, never shown.
-- Arguments: the thing; then columns that are no settings.
CREATE FUNCTION audit_change() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    old_row jsonb := CASE WHEN TG_OP = 'INSERT' THEN '{}' ELSE to_jsonb(OLD) END;
    new_row jsonb := CASE WHEN TG_OP = 'DELETE' THEN '{}' ELSE to_jsonb(NEW) END;
    whole jsonb := CASE WHEN TG_OP = 'DELETE' THEN to_jsonb(OLD) ELSE to_jsonb(NEW) END;
    ignored text[] := TG_ARGV[1:TG_NARGS - 1] || ARRAY['id', 'tenant_id', 'version', 'created_at'];
    before jsonb;
    after jsonb;
BEGIN
    IF coalesce(current_setting('alovoice.actor', true), '') = '' THEN
        RETURN NULL;
    END IF;
    SELECT jsonb_object_agg(field, old_value), jsonb_object_agg(field, new_value) INTO before, after FROM (
        SELECT regexp_replace(key, '(_audio)?_id$', '') AS field,
            CASE WHEN key ~ 'secret|hash' THEN to_jsonb('***'::text) ELSE old_row -> key END AS old_value,
            CASE WHEN key ~ 'secret|hash' THEN to_jsonb('***'::text) ELSE new_row -> key END AS new_value
        FROM jsonb_object_keys(old_row || new_row) AS key
        WHERE key <> ALL (ignored) AND (old_row -> key) IS DISTINCT FROM (new_row -> key)) AS changes;
    IF before IS NOT NULL THEN
        PERFORM note_audit(
            CASE WHEN TG_ARGV[0] = 'company' THEN (whole ->> 'id')::bigint ELSE (whole ->> 'tenant_id')::bigint END,
            CASE TG_OP WHEN 'INSERT' THEN 'created' WHEN 'UPDATE' THEN 'changed' ELSE 'deleted' END,
            TG_ARGV[0], (whole ->> 'id')::bigint, coalesce(whole ->> 'name', whole ->> 'number'),
            CASE WHEN TG_OP <> 'INSERT' THEN before END, CASE WHEN TG_OP <> 'DELETE' THEN after END);
    END IF;
    RETURN NULL;
END $$;

-- Rows that belong to a thing and are told as changes of it. Arguments: the thing, its table, the column that names it, the field.
CREATE FUNCTION audit_part() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    old_row jsonb := CASE WHEN TG_OP = 'INSERT' THEN NULL ELSE to_jsonb(OLD) - 'tenant_id' - TG_ARGV[2] END;
    new_row jsonb := CASE WHEN TG_OP = 'DELETE' THEN NULL ELSE to_jsonb(NEW) - 'tenant_id' - TG_ARGV[2] END;
    whole jsonb := CASE WHEN TG_OP = 'DELETE' THEN to_jsonb(OLD) ELSE to_jsonb(NEW) END;
    name text;
BEGIN
    IF coalesce(current_setting('alovoice.actor', true), '') = '' OR old_row IS NOT DISTINCT FROM new_row THEN
        RETURN NULL;
    END IF;
    EXECUTE format('SELECT name FROM %I WHERE id = $1', TG_ARGV[1]) INTO name USING (whole ->> TG_ARGV[2])::bigint;
    IF name IS NOT NULL THEN -- else it went with the whole thing
        PERFORM note_audit((whole ->> 'tenant_id')::bigint, 'changed', TG_ARGV[0], (whole ->> TG_ARGV[2])::bigint, name,
            jsonb_build_object(TG_ARGV[3], old_row), jsonb_build_object(TG_ARGV[3], new_row));
    END IF;
    RETURN NULL;
END $$;

CREATE TRIGGER audit AFTER UPDATE ON tenant FOR EACH ROW EXECUTE FUNCTION audit_change('company', 'settings_changed_at');
CREATE TRIGGER audit AFTER INSERT OR UPDATE OR DELETE ON audio FOR EACH ROW EXECUTE FUNCTION audit_change('audio', 'file');
CREATE TRIGGER audit AFTER INSERT OR UPDATE OR DELETE ON operator FOR EACH ROW EXECUTE FUNCTION
    audit_change('operator', 'a1_hash', 'presence_since', 'wrap_up_until', 'skipped_until', 'offered_at', 'talk_ended_at');
CREATE TRIGGER audit AFTER INSERT OR UPDATE OR DELETE ON department FOR EACH ROW EXECUTE FUNCTION audit_change('department');
CREATE TRIGGER audit AFTER INSERT OR UPDATE OR DELETE ON department_operator FOR EACH ROW EXECUTE FUNCTION
    audit_part('department', 'department', 'department_id', 'member');
CREATE TRIGGER audit AFTER INSERT OR UPDATE OR DELETE ON trunk FOR EACH ROW EXECUTE FUNCTION
    audit_change('trunk', 'node_id', 'state', 'sip_status', 'sip_phrase', 'registered_ip', 'state_at', 'changed_at');
CREATE TRIGGER audit AFTER INSERT OR UPDATE OR DELETE ON schedule FOR EACH ROW EXECUTE FUNCTION audit_change('schedule');
CREATE TRIGGER audit AFTER INSERT OR UPDATE OR DELETE ON menu FOR EACH ROW EXECUTE FUNCTION audit_change('menu');
CREATE TRIGGER audit AFTER INSERT OR UPDATE OR DELETE ON menu_key FOR EACH ROW EXECUTE FUNCTION
    audit_part('menu', 'menu', 'menu_id', 'key');
CREATE TRIGGER audit AFTER INSERT OR UPDATE OR DELETE ON number FOR EACH ROW EXECUTE FUNCTION audit_change('number');
CREATE TRIGGER audit AFTER INSERT OR UPDATE OR DELETE ON membership FOR EACH ROW EXECUTE FUNCTION audit_change('member');
CREATE TRIGGER audit AFTER INSERT OR UPDATE OR DELETE ON api_key FOR EACH ROW EXECUTE FUNCTION audit_change('api_key', 'used_at');

------------------------------------------------------------------------------------------------------ row-level security

DO $$
DECLARE t text;
BEGIN
    FOREACH t IN ARRAY ARRAY['api_key', 'idempotent_answer', 'audit_entry'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
        EXECUTE format($p$CREATE POLICY one_tenant ON %I TO alovoice_brain
            USING (tenant_id = current_setting('alovoice.tenant')::bigint)$p$, t);
        EXECUTE format('CREATE POLICY all_tenants ON %I TO alovoice_system USING (true)', t);
    END LOOP;
END $$;
GRANT SELECT, INSERT, UPDATE, DELETE ON api_key, idempotent_answer TO alovoice_brain, alovoice_system;
-- Nobody rewrites what was done.
GRANT SELECT, INSERT ON audit_entry TO alovoice_brain, alovoice_system;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO alovoice_brain, alovoice_system;
