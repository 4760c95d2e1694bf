-- Those who work for the installation, and operators whose history stays.

------------------------------------------------------------------------------------------------------ who changed what

-- Support works by an owner's grant, and the installation's administrator gives credit: both are told apart from a tenant's own people.
ALTER TABLE audit_entry DROP CONSTRAINT audit_entry_actor_kind_check;
ALTER TABLE audit_entry ADD CONSTRAINT audit_entry_actor_kind_check
    CHECK (actor_kind IN ('person', 'support', 'installation', 'api_key', 'system'));

CREATE OR REPLACE FUNCTION note_audit(tenant bigint, action text, thing text, thing_id bigint, name text, before jsonb, after jsonb)
RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    actor text[] := string_to_array(coalesce(nullif(current_setting('alovoice.actor', true), ''), 'system'), ' ');
    actor_name text;
BEGIN
    IF actor[1] = 'installation' THEN
        -- A tenant is told that the installation did it, and not by which of its people: their number is nobody's business.
        SELECT coalesce(p.name, '') INTO actor_name FROM person p WHERE p.id = actor[2]::bigint;
    ELSIF actor[1] IN ('person', 'support') THEN
        SELECT coalesce(p.name, p.phone) INTO actor_name FROM person p WHERE p.id = actor[2]::bigint;
    ELSIF actor[1] = 'api_key' THEN
        SELECT k.name INTO actor_name FROM api_key k WHERE k.id = actor[2]::bigint;
    END IF;
    INSERT INTO audit_entry (tenant_id, actor_kind, actor_id, actor_name, action, thing, thing_id, name, before, after)
    VALUES (tenant, actor[1], actor[2]::bigint, coalesce(actor_name, ''), action, thing, thing_id, coalesce(name, ''), before, after);
END $$;

CREATE TRIGGER audit AFTER INSERT OR UPDATE ON invoice FOR EACH ROW EXECUTE FUNCTION audit_change('invoice', 'seller', 'issued_at');
CREATE TRIGGER audit AFTER UPDATE OF warn_below ON balance FOR EACH ROW EXECUTE FUNCTION
    audit_change('balance', 'amount', 'place', 'latest', 'charged_through');

CREATE INDEX invoice_to_pay ON invoice (id) WHERE paid_at IS NULL;

-- Who acts is known while he does: support is a member of no tenant, nor is an operator who sets his own status.
CREATE POLICY who_acts ON person FOR SELECT TO alovoice_brain
    USING (current_setting('alovoice.actor', true) IN ('person ' || id, 'support ' || id));

--------------------------------------------------------------------------------------------------------------- operators

-- A deleted operator is in no list and on no switch; his name stays with his calls, and he can be brought back. He is disabled too.
ALTER TABLE operator ADD COLUMN deleted_at timestamptz;
ALTER TABLE operator ADD CONSTRAINT deleted_operators_are_disabled CHECK (deleted_at IS NULL OR disabled_at IS NOT NULL);
-- His extension and his phone are free again.
ALTER TABLE operator DROP CONSTRAINT operator_tenant_id_extension_key;
CREATE UNIQUE INDEX operator_extension_once ON operator (tenant_id, extension) WHERE deleted_at IS NULL;
DROP INDEX operator_phone_once;
CREATE UNIQUE INDEX operator_phone_once ON operator (tenant_id, phone) WHERE deleted_at IS NULL;

-- As in V0003; that a thing is marked as deleted, or not any more, is told as what it is.
ALTER TABLE audit_entry DROP CONSTRAINT audit_entry_action_check;
ALTER TABLE audit_entry ADD CONSTRAINT audit_entry_action_check CHECK (action IN ('created', 'changed', 'deleted', 'restored', 'revealed'));
CREATE OR REPLACE FUNCTION audit_change() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    old_row jsonb := CASE WHEN TG_OP = 'INSERT' THEN '{}' ELSE to_jsonb(OLD) END;
    new_row jsonb := CASE WHEN TG_OP = 'DELETE' THEN '{}' ELSE to_jsonb(NEW) END;
    whole jsonb := CASE WHEN TG_OP = 'DELETE' THEN to_jsonb(OLD) ELSE to_jsonb(NEW) END;
    ignored text[] := TG_ARGV[1:TG_NARGS - 1] || ARRAY['id', 'tenant_id', 'version', 'created_at'];
    before jsonb;
    after jsonb;
    gone boolean := TG_OP = 'UPDATE' AND (old_row ->> 'deleted_at') IS NULL AND (new_row ->> 'deleted_at') IS NOT NULL;
    back boolean := TG_OP = 'UPDATE' AND (old_row ->> 'deleted_at') IS NOT NULL AND (new_row ->> 'deleted_at') IS NULL;
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
            CASE WHEN gone OR TG_OP = 'DELETE' THEN 'deleted' WHEN back THEN 'restored' WHEN TG_OP = 'INSERT' THEN 'created' ELSE 'changed' END,
            TG_ARGV[0], (whole ->> 'id')::bigint, coalesce(whole ->> 'name', whole ->> 'number'),
            CASE WHEN TG_OP <> 'INSERT' AND NOT gone AND NOT back THEN before END,
            CASE WHEN TG_OP <> 'DELETE' AND NOT gone AND NOT back THEN after END);
    END IF;
    RETURN NULL;
END $$;
