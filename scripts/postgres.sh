# A private PostgreSQL with pgvector: one cluster for `run`, kept, and one for tests, thrown away. Sourced by ./alovoice.
# shellcheck shell=bash

pgvector_needed=0.7.0 # the first with halfvec

# Sets pg_bin and pg_home, installing PostgreSQL and pgvector where they are missing.
ensure_postgres() {
    local version
    version=$(installed_postgres)
    if [ -z "$version" ]; then
        update_apt PostgreSQL
        version=$(apt-cache depends postgresql | sed -n 's/.* postgresql-\([0-9]*\)$/\1/p' | head -n 1)
        install_postgres "$version"
    fi
    pg_bin=/usr/lib/postgresql/$version/bin
    version_at_least "$(installed_pgvector "$version")" $pgvector_needed || install_pgvector "$version"
    pg_home=$(postgres_home)
}

installed_postgres() { # the newest version, or nothing
    local home
    for home in /usr/lib/postgresql/*; do
        if [ -x "$home/bin/initdb" ]; then echo "${home##*/}"; fi
    done | sort -n | tail -n 1
}

installed_pgvector() { # for a PostgreSQL version: 0.8.0, or 0
    sed -n "s/^default_version *= *'\(.*\)'/\1/p" "/usr/share/postgresql/$1/extension/vector.control" 2>/dev/null || echo 0
}

# The package makes and starts a cluster for the whole machine unless told not to, and nobody asked for that one.
install_postgres() {
    apt_install postgresql-common
    local no_cluster=/etc/postgresql-common/createcluster.d/alovoice.conf
    as_root mkdir -p "${no_cluster%/*}"
    echo "create_main_cluster = false" | as_root tee "$no_cluster" >/dev/null
    apt_install "postgresql-$1"
    as_root rm -f "$no_cluster"
}

install_pgvector() {
    local package=postgresql-$1-pgvector candidate
    update_apt pgvector
    candidate=$(apt-cache policy "$package" | sed -n 's/ *Candidate: \([0-9][0-9.]*\).*/\1/p')
    if version_at_least "${candidate:-0}" $pgvector_needed; then
        apt_install "$package"
    else
        build_pgvector "$1"
    fi
}

# Debian 12 has no pgvector and Ubuntu 24.04 one without halfvec, so it is built from the source package of the next release.
# The mirror is the one that this machine's apt already uses; the private apt root leaves the machine's own lists alone.
build_pgvector() {
    local codename next keyring mirror apt=$state/apt
    codename=$(distribution VERSION_CODENAME)
    case $codename in
    bookworm) next=trixie keyring=/usr/share/keyrings/debian-archive-keyring.gpg ;;
    noble) next=resolute keyring=/usr/share/keyrings/ubuntu-archive-keyring.gpg ;;
    *) die "no pgvector $pgvector_needed or newer is packaged for PostgreSQL $1 here: install one, or give a DATABASE_URL" ;;
    esac
    # shellcheck disable=SC2016 # apt's own placeholders
    mirror=$(apt-get indextargets --format '$(CODENAME) $(COMPONENT) $(REPO_URI)' 'Created-By: Packages' |
        awk -v codename="$codename" '$1 == codename && $2 == "main" { print $3; exit }')
    [ -n "$mirror" ] || die "apt has no source for $codename main, so pgvector cannot be fetched: install it, or give a DATABASE_URL"
    apt_install gcc make libc6-dev xz-utils "postgresql-server-dev-$1"
    say "building pgvector from the source package of $next"
    rm -rf "$apt"
    mkdir -p "$apt/lists/partial" "$apt/cache/archives/partial" "$apt/source"
    echo "deb-src [signed-by=$keyring] $mirror $next main universe" >"$apt/sources.list"
    [ "$codename" = noble ] || sed -i 's/ universe$//' "$apt/sources.list"
    local options=(-o "Dir::State::Lists=$apt/lists" -o "Dir::Cache=$apt/cache" -o "Dir::Etc::SourceList=$apt/sources.list"
        -o Dir::Etc::SourceParts=/dev/null -o APT::Sandbox::User= -o Acquire::Languages=none)
    logged pgvector-lists apt-get "${options[@]}" update
    (cd "$apt/source" && logged pgvector-source apt-get "${options[@]}" source --download-only pgvector)
    tar -xf "$apt"/source/pgvector_*.orig.tar.* -C "$apt/source"
    local make=(make -C "$(find "$apt/source" -mindepth 1 -maxdepth 1 -type d)" OPTFLAGS= with_llvm=no "PG_CONFIG=$pg_bin/pg_config")
    logged pgvector-build "${make[@]}"
    logged pgvector-install as_root "${make[@]}" install
    rm -rf "$apt"
}

# PostgreSQL refuses to run as root: root's clusters belong to the user postgres, which the package makes.
as_postgres() {
    if [ "$EUID" = 0 ]; then
        (cd / && exec setpriv --reuid=postgres --regid=postgres --init-groups "$@")
    else
        "$@"
    fi
}

# Where the clusters live: .run/, or below /var/tmp where the user postgres cannot get there (a clone in /root).
postgres_home() {
    local home=$state/postgres
    mkdir -p "$state"
    if ! as_postgres test -x "$state"; then
        home=/var/tmp/alovoice-$(printf '%s' "$root" | sha256sum | cut -c 1-12)
        [ -d "$home" ] || say "the user postgres cannot reach $root: keeping the database in $home"
    fi
    mkdir -p "$home"
    [ "$EUID" != 0 ] || chown postgres: "$home"
    chmod 700 "$home"
    echo "$home"
}

# Loopback only, with passwords; for tests, which throw the cluster away, neither passwords nor any wait for the disk.
start_postgres() { # run|test
    local data=$pg_home/$1 options=(-c listen_addresses=127.0.0.1 -c unix_socket_directories= -c max_connections=300)
    pg_port=$(free_port 54320)
    if [ "$1" = test ]; then
        test_cluster=$data
        as_postgres rm -rf "$data"
        make_cluster "$data" --auth=trust
        options+=(-c fsync=off -c synchronous_commit=off -c full_page_writes=off)
    elif [ ! -s "$data/PG_VERSION" ]; then
        make_cluster "$data" --auth=scram-sha-256
    elif [ ! -s "$state/secret/postgres" ]; then
        die "$data belongs to a .run/ that is gone, and its password with it: remove it to start from nothing"
    elif [ "$(cat "$data/PG_VERSION")" != "$(basename "${pg_bin%/bin}")" ]; then
        die "$data was made by PostgreSQL $(cat "$data/PG_VERSION"), which is gone: pg_upgrade it, or remove it to start from nothing"
    fi
    say "starting PostgreSQL on 127.0.0.1:$pg_port"
    local identity=()
    [ "$EUID" != 0 ] || identity=(--reuid=postgres --regid=postgres --init-groups)
    spawn postgres INT "$pg_bin/postgres" -D "$data" -p "$pg_port" "${options[@]}" >"$state/log/postgres.log" 2>&1
    local tenths=600
    until "$pg_bin/pg_isready" -q -h 127.0.0.1 -p "$pg_port"; do
        alive postgres || { tail -n 5 "$state/log/postgres.log" >&2 && die "PostgreSQL did not start: see .run/log/postgres.log"; }
        [ $((tenths -= 1)) -gt 0 ] || die "PostgreSQL is not ready after 60 s: see .run/log/postgres.log"
        sleep 0.1
    done
}

make_cluster() { # DIRECTORY --auth=…
    say "making a PostgreSQL cluster in $1"
    secret postgres | as_postgres sh -c 'umask 077 && cat >"$1"' sh "$pg_home/password"
    logged initdb as_postgres "$pg_bin/initdb" -D "$1" -U postgres "$2" --pwfile="$pg_home/password" --encoding=UTF8 --locale=C.UTF-8
    as_postgres rm "$pg_home/password"
}

# Roles, database, extensions; the passwords go in by standard input, since everybody can read a command line.
bootstrap_database() {
    local owner brain
    owner=$(secret database-owner)
    brain=$(secret database-brain)
    export PGPASSWORD
    PGPASSWORD=$(secret postgres)
    logged bootstrap bootstrap_by_psql "$owner" "$brain"
    unset PGPASSWORD
    export DATABASE_URL=postgresql://alovoice_owner:$owner@127.0.0.1:$pg_port/alovoice
    export BRAIN_DATABASE_URL=postgresql://alovoice_brain:$brain@127.0.0.1:$pg_port/alovoice
}

bootstrap_by_psql() {
    {
        printf '\\set owner_password %s\n\\set brain_password %s\n' "$1" "$2"
        cat migrations/bootstrap.sql
    } | "$pg_bin/psql" -X -q -v ON_ERROR_STOP=1 -h 127.0.0.1 -p "$pg_port" -U postgres -d postgres
}

remove_test_postgres() {
    if [ -n "${test_cluster:-}" ]; then
        as_postgres rm -rf "$test_cluster"
    fi
}
