# Starting, watching and stopping children. Sourced by ./alovoice.
# shellcheck shell=bash

declare -A pid_of=() # by name, in no order: stop_all has the order
identity=()
stopping=''

# One ./alovoice at a time in one directory: two would overwrite each other's classes and share a database.
alone() {
    mkdir -p "$state/log"
    exec 9>"$state/lock"
    flock -n 9 || die "another ./alovoice is at work in this directory; stop it first"
    trap stop_all EXIT
    trap 'exit 130' INT
    trap 'exit 143' TERM HUP
}

# Starts a child in a session of its own, so that a terminal's Ctrl-C reaches only this script, which then stops its
# children in order; should the script itself be killed, the kernel ends them. A caller's array `identity` says whom to
# run as, for setpriv: the death signal would be lost if a second program changed the user.
spawn() { # NAME SIGNAL COMMAND…
    local name=$1 signal=$2
    shift 2
    setsid setpriv "${identity[@]}" --pdeathsig "$signal" "$@" 9>&- </dev/null &
    pid_of[$name]=$!
}

alive() { [ -n "${pid_of[$1]:-}" ] && kill -0 "${pid_of[$1]}" 2>/dev/null; }

stop() { # NAME SIGNAL SECONDS
    alive "$1" || return 0
    say "stopping $1"
    kill -s "$2" "${pid_of[$1]}" 2>/dev/null || true
    local tenths=$(($3 * 10))
    while alive "$1" && [ $((tenths -= 1)) -gt 0 ]; do sleep 0.1; done
    if alive "$1"; then
        say "$1 did not stop in $3 s: killing it"
        kill -s KILL "${pid_of[$1]}" 2>/dev/null || true
    fi
    wait "${pid_of[$1]}" 2>/dev/null || true
}

# The brain drains while the switch still carries its calls; the database goes last.
stop_all() {
    trap '' INT TERM HUP
    [ -z "$stopping" ] || return 0
    stopping=yes
    stop maven TERM 10
    stop bench TERM 10
    stop brain TERM 30
    stop simswitch TERM 10
    stop freeswitch TERM 20
    stop postgres INT 20
    rm -rf "$state/tmp"
    remove_test_postgres
}

# Waits until any child ends and names it in `ended`.
wait_for_end() {
    while true; do
        for ended in "${!pid_of[@]}"; do
            alive "$ended" || return 0
        done
        wait -n || true
    done
}

# Runs a command as a child that a signal can interrupt, and returns its status.
foreground() { # NAME COMMAND…
    local status=0
    spawn "$1" TERM "${@:2}"
    wait "${pid_of[$1]}" || status=$?
    unset "pid_of[$1]"
    return $status
}

# True when somebody listens on the address, or on all addresses. Read from /proc, since ss is not everywhere.
port_taken() { # tcp|udp HOST:PORT
    local host=${2%:*} port=${2##*:} listening=0A hex
    [ "$1" = tcp ] || listening=07
    # shellcheck disable=SC2046,SC2183 # the four parts of the address, least significant first as the kernel prints them
    hex=$(printf '%02X%02X%02X%02X' $(echo "$host" | awk -F. '{print $4, $3, $2, $1}'))
    cat "/proc/net/$1" "/proc/net/${1}6" 2>/dev/null | awk -v hex="$hex" -v port="$(printf '%04X' "$port")" -v listening="$listening" '
        { split($2, at, ":"); tail = substr(at[1], length(at[1]) - 7) }
        $4 == listening && at[2] == port && (tail == hex || tail == "00000000" || hex == "00000000") { found = 1 }
        END { exit !found }'
}

wait_for_port() { # NAME SECONDS HOST:PORT
    local tenths=$(($2 * 10))
    until port_taken tcp "$3"; do
        alive "$1" || die "$1 ended before it listened on $3: see .run/log/"
        [ $((tenths -= 1)) -gt 0 ] || die "$1 does not listen on $3 after $2 s: see .run/log/"
        sleep 0.1
    done
}

wait_for_file() { # NAME SECONDS FILE
    local tenths=$(($2 * 10))
    until [ -s "$3" ]; do
        alive "$1" || die "$1 ended before it wrote $3: see .run/log/"
        [ $((tenths -= 1)) -gt 0 ] || die "$1 did not write $3 within $2 s: see .run/log/"
        sleep 0.1
    done
}

free_port() { # FROM
    local port=$1
    while port_taken tcp "127.0.0.1:$port"; do port=$((port + 1)); done
    echo "$port"
}
