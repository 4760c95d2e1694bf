# The settings that the brain and its switch share, and starting either switch. Sourced by ./alovoice.
# shellcheck shell=bash

# Every name here may be set by the caller; web's Main and freeswitch-conf/vars.xml say what each one does.
settings() {
    export ALOVOICE_PUBLIC=${ALOVOICE_PUBLIC:-127.0.0.1:8080} ALOVOICE_SWITCH=${ALOVOICE_SWITCH:-127.0.0.1:8090}
    export ALOVOICE_SOCKET=${ALOVOICE_SOCKET:-127.0.0.1:9601} ALOVOICE_NODES=${ALOVOICE_NODES:-127.0.0.1:8021}
    export ALOVOICE_SIP_IP=${ALOVOICE_SIP_IP:-127.0.0.1} ALOVOICE_SIP_DOMAIN=${ALOVOICE_SIP_DOMAIN:-alovoice.local}
    export ALOVOICE_DATA=${ALOVOICE_DATA:-$state/data} ALOVOICE_SWITCH_USER=${ALOVOICE_SWITCH_USER:-switch}
    ALOVOICE_SWITCH_PASSWORD=${ALOVOICE_SWITCH_PASSWORD:-$(secret switch)}
    ALOVOICE_ESL_PASSWORD=${ALOVOICE_ESL_PASSWORD:-$(secret esl)}
    ALOVOICE_KEY=${ALOVOICE_KEY:-$(key)}
    export ALOVOICE_SWITCH_PASSWORD ALOVOICE_ESL_PASSWORD ALOVOICE_KEY
    export ALOVOICE_DEMO_COMPANY=${ALOVOICE_DEMO_COMPANY:-true}
    mkdir -p "$ALOVOICE_DATA"
}

# What secrets in the database are encrypted with: 32 bytes, in base64.
key() {
    [ -s "$state/key" ] || (umask 077 && head -c 32 /dev/urandom | base64 -w 0 >"$state/key")
    cat "$state/key"
}

# Sets FREESWITCH_HOME to the prefix of a FreeSWITCH, or leaves it empty.
find_freeswitch() {
    local binary
    if [ -n "${FREESWITCH_HOME:-}" ]; then
        [ -x "$FREESWITCH_HOME/bin/freeswitch" ] || die "FREESWITCH_HOME has no bin/freeswitch: $FREESWITCH_HOME"
        return 0
    fi
    for binary in "$(command -v freeswitch || true)" /usr/local/freeswitch/bin/freeswitch /usr/bin/freeswitch; do
        if [ -x "$binary" ]; then
            binary=$(readlink -f "$binary")
            export FREESWITCH_HOME=${binary%/bin/freeswitch}
            return 0
        fi
    done
}

check_ports() { # freeswitch|simswitch: says which one is taken before anything is started
    local address node=${ALOVOICE_NODES%%,*}
    for address in "$ALOVOICE_PUBLIC" "$ALOVOICE_SWITCH" "$ALOVOICE_SOCKET" "$node"; do
        ! port_taken tcp "$address" || die "$address is taken by another program: stop it, or choose other ports (./alovoice help)"
    done
    [ "$1" = freeswitch ] || return 0
    for address in "$ALOVOICE_SIP_IP:5060" "$ALOVOICE_SIP_IP:5080"; do
        ! port_taken udp "$address" && ! port_taken tcp "$address" || die "the SIP address $address is taken by another program: stop it, or run --simulated"
    done
}

start_switch() { # freeswitch|simswitch
    say "starting $1"
    local node=${ALOVOICE_NODES%%,*}
    "start_$1" "$node" >"$state/log/$1.log" 2>&1
    wait_for_port "$1" 60 "$node"
}

start_simswitch() { # HOST:PORT of its event socket
    export ALOVOICE_XML_URL=http://$ALOVOICE_SWITCH/xml ALOVOICE_XML_USER=$ALOVOICE_SWITCH_USER
    export ALOVOICE_XML_PASSWORD=$ALOVOICE_SWITCH_PASSWORD ALOVOICE_ESL_LISTEN=$1 ALOVOICE_CDR_URL=http://$ALOVOICE_SWITCH/cdr
    start_java simswitch simswitch uz.alovoice.simswitch.SimSwitchMain
}

# In the foreground with normal priority (-nf -nc -np): as a daemon of root's, each of its threads would be real-time.
start_freeswitch() { # HOST:PORT of its event socket
    local node=$state/freeswitch name
    export ALOVOICE_NODE_IP=$ALOVOICE_SIP_IP ALOVOICE_ESL_IP=${1%:*} ALOVOICE_ESL_PORT=${1##*:}
    export ALOVOICE_XML_URL=http://$ALOVOICE_SWITCH/xml ALOVOICE_CDR_URL=http://$ALOVOICE_SWITCH/cdr ALOVOICE_SOCKETS=$ALOVOICE_SOCKET
    local options=(-nf -nc -np -nonat -conf "$root/freeswitch-conf")
    for name in log db run temp storage cache certs scripts; do
        mkdir -p "$node/$name"
        options+=("-$name" "$node/$name")
    done
    mkdir -p "$node/log/cdr" "$ALOVOICE_DATA/recordings"
    spawn freeswitch TERM "$FREESWITCH_HOME/bin/freeswitch" "${options[@]}" -recordings "$ALOVOICE_DATA/recordings"
}
