-- Run once by a superuser, before the first start; running it again changes nothing but the passwords.
--   psql -v owner_password=… -v brain_password=… -f bootstrap.sql
-- Three roles (V0001 says what each may see). alovoice_brain is NOINHERIT on purpose: a policy made for alovoice_system would
-- otherwise hold for its member too, and row-level security would show a brain every tenant.
SELECT 'CREATE ROLE alovoice_owner LOGIN' WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'alovoice_owner') \gexec
SELECT 'CREATE ROLE alovoice_brain LOGIN NOINHERIT' WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'alovoice_brain') \gexec
SELECT 'CREATE ROLE alovoice_system NOLOGIN' WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'alovoice_system') \gexec
ALTER ROLE alovoice_owner PASSWORD :'owner_password';
ALTER ROLE alovoice_brain NOINHERIT NOSUPERUSER NOBYPASSRLS NOCREATEROLE NOCREATEDB PASSWORD :'brain_password';
GRANT alovoice_system TO alovoice_brain;
SELECT 'CREATE DATABASE alovoice OWNER alovoice_owner TEMPLATE template0 ENCODING ''UTF8''' WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = 'alovoice') \gexec
\connect alovoice
ALTER SCHEMA public OWNER TO alovoice_owner;
CREATE EXTENSION IF NOT EXISTS vector;
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS unaccent;
