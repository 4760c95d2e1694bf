package uz.alovoice.core.campaign;

import uz.alovoice.core.database.TestDatabase;

/** Turns the clock of a test's database to noon in Tashkent, when people may be called; it runs on from there. */
final class NoonInTashkent {
    private NoonInTashkent() {}

    /** Before the first connection of a brain: what its statements call now() is then found in the schema before PostgreSQL's own. */
    static void set(TestDatabase database) {
        database.asSuperuser("""
                DO $$
                DECLARE shift interval := time '12:00' - (pg_catalog.now() AT TIME ZONE 'Asia/Tashkent')::time;
                BEGIN
                    EXECUTE format('CREATE FUNCTION public.clock_timestamp() RETURNS timestamptz VOLATILE LANGUAGE sql AS '
                        '$f$ SELECT pg_catalog.clock_timestamp() + %L::interval $f$', shift);
                    EXECUTE format('CREATE FUNCTION public.now() RETURNS timestamptz STABLE LANGUAGE sql AS '
                        '$f$ SELECT pg_catalog.now() + %L::interval $f$', shift);
                    EXECUTE format('ALTER DATABASE %I SET search_path = public, pg_catalog', current_database());
                END $$""");
    }
}
