#!/bin/sh
# Run by the PostgreSQL image on an empty volume.
exec psql -X -v ON_ERROR_STOP=1 -U "$POSTGRES_USER" -d postgres \
    -v owner_password="$ALOVOICE_OWNER_PASSWORD" -v brain_password="$ALOVOICE_BRAIN_PASSWORD" -f /bootstrap.sql
