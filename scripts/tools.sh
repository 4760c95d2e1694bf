# Finding and installing what the project is built with: a JDK, Maven, Node. Sourced by ./alovoice.
# shellcheck shell=bash

say() { printf 'alovoice: %s\n' "$*" >&2; }

die() {
    say "$*"
    exit 1
}

# What it says has to be one line, so the output of a tool goes to a log, and its end is shown when the tool fails.
logged() {
    local log=$state/log/$1.log
    shift
    mkdir -p "$state/log"
    if ! "$@" >"$log" 2>&1 </dev/null; then
        tail -n 30 "$log" >&2
        die "failed: $* (all of it in ${log#"$root"/})"
    fi
}

as_root() {
    if [ "$EUID" = 0 ]; then
        "$@"
    else
        command -v sudo >/dev/null || die "needs root for: $* (be root, or install sudo)"
        sudo "$@"
    fi
}

distribution() (
    # shellcheck disable=SC1091 # the machine's own file
    . /etc/os-release
    echo "${!1:-}"
)

version_at_least() { # HAVE WANTED
    [ "$(printf '%s\n%s\n' "$2" "$1" | sort -V | head -n 1)" = "$2" ]
}

update_apt() {
    command -v apt-get >/dev/null || die "this machine has no apt-get: install $1 yourself"
    [ -z "${apt_is_fresh:-}" ] || return 0
    say "reading the package lists (apt-get update)"
    logged apt-update as_root apt-get update
    apt_is_fresh=yes
}

apt_install() {
    update_apt "$*"
    say "installing $* (apt-get install)"
    logged apt-install as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$@"
}

apt_has() { [ -n "$(apt-cache show --no-all-versions "$1" 2>/dev/null)" ]; }

java_version() { # of the JDK in a directory: 25, or 0 where there is none
    local version
    version=$("$1/bin/javac" -version 2>&1 | sed -n 's/^javac \([0-9]*\).*/\1/p') || true
    echo "${version:-0}"
}

# Sets JAVA_HOME: the given one, the one on the PATH, the newest of /usr/lib/jvm, or what the distribution packages.
find_jdk() {
    local home best='' best_version=0 version
    if [ -n "${JAVA_HOME:-}" ] && [ "$(java_version "$JAVA_HOME")" -ge 21 ]; then
        best=$JAVA_HOME
    elif command -v javac >/dev/null && home=$(dirname "$(dirname "$(readlink -f "$(command -v javac)")")") && [ "$(java_version "$home")" -ge 21 ]; then
        best=$home
    else
        for home in /usr/lib/jvm/*; do
            version=$(java_version "$home")
            if [ "$version" -ge 21 ] && [ "$version" -gt "$best_version" ]; then
                best=$home best_version=$version
            fi
        done
    fi
    [ -n "$best" ] || return 1
    export JAVA_HOME=$best PATH=$best/bin:$PATH
}

ensure_jdk() {
    local version
    if ! find_jdk; then
        update_apt "a JDK, 21 or newer"
        for version in 25 21; do
            if apt_has openjdk-$version-jdk-headless; then
                apt_install openjdk-$version-jdk-headless
                break
            fi
        done
        find_jdk || die "$(distribution PRETTY_NAME) packages no JDK 21 or newer. Unpack one (25 is best: Temurin, Liberica, Zulu, Corretto …) below /usr/lib/jvm, or anywhere and say so: JAVA_HOME=/path/to/jdk ./alovoice …"
    fi
    version=$(java_version "$JAVA_HOME")
    [ "$version" -ge 24 ] || say "warning: JDK $version; from 24 on a block inside synchronized no longer holds up other calls, use 25 in production"
}

# From the distribution, not from a wrapper: docs/adr/0002-maven-from-the-distribution.md.
ensure_maven() {
    command -v mvn >/dev/null || apt_install maven
    local version
    version=$(mvn --version 2>&1 | sed -n 's/.*Apache Maven \([0-9.]*[0-9]\).*/\1/p') || true
    version_at_least "${version:-0}" 3.8 || die "Maven ${version:-of unknown version} is too old: 3.8 or newer is needed"
}

ensure_node() {
    if ! command -v npm >/dev/null; then apt_install nodejs npm; fi
    local version
    version=$(node --version | tr -d v)
    version_at_least "$version" 20 || die "Node $version is too old for the dashboard: 20 or newer is needed, and $(distribution PRETTY_NAME) packages none"
}

# Sets ALOVOICE_CHROMIUM to a Chromium that starts, or leaves it empty: Ubuntu's package is a pointer to a snap.
ensure_chromium() {
    local name
    command -v chromium >/dev/null || [ -n "${ALOVOICE_CHROMIUM:-}" ] || ! apt_has chromium || apt_install chromium
    for name in "${ALOVOICE_CHROMIUM:-}" chromium chromium-browser google-chrome; do
        if [ -n "$name" ] && "$name" --version >/dev/null 2>&1; then
            ALOVOICE_CHROMIUM=$(command -v "$name")
            export ALOVOICE_CHROMIUM
            return 0
        fi
    done
    export ALOVOICE_CHROMIUM=''
}

secret() { # NAME: a random word of 40 characters, made once and kept in .run/secret/
    local file=$state/secret/$1
    if [ ! -s "$file" ]; then
        mkdir -p "$state/secret"
        chmod 700 "$state/secret"
        (umask 077 && head -c 512 /dev/urandom | base64 -w 0 | tr -dc 'a-zA-Z0-9' | head -c 40 >"$file")
    fi
    cat "$file"
}
