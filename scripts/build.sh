# Building, checking, testing, and starting what was built. Sourced by ./alovoice.
# shellcheck shell=bash

# What a build depends on: the name, size and time of each file, so that a removed one counts too.
fingerprint() {
    {
        find pom.xml .mvn ./*/pom.xml ./*/src -type f -printf '%p %s %T@\n'
        find web/desktop/alovoice.nsi -printf '%p %s %T@\n'
        find web/dashboard \( -name node_modules -o -name dist -o -name target -o -name schema.d.ts \) -prune -o -type f -printf '%p %s %T@\n'
    } | sort | sha256sum
    echo "$JAVA_HOME"
}

maven() {
    local MAVEN_OPTS="${MAVEN_OPTS:-} -Djansi.noreset=true"
    # Maven's own libraries use Unsafe, which newer JDKs report in four lines on standard error.
    [ "$(java_version "$JAVA_HOME")" -lt 24 ] || MAVEN_OPTS+=" --sun-misc-unsafe-memory-access=allow"
    export MAVEN_OPTS
    foreground maven mvn -B -ntp -Dstyle.color=never "$@"
}

# Compiles everything, tests too, and writes each module's class path; nothing is done when nothing has changed.
build() {
    ensure_jdk
    local now
    now=$(fingerprint)
    if [ -f "$state/built" ] && [ "$(cat "$state/built")" = "$now" ]; then return; fi
    ensure_maven
    say "building with Maven and JDK $(java_version "$JAVA_HOME")"
    rm -f "$state/built"
    maven -q -DskipTests -Dspotless.check.skip package dependency:build-classpath -Dmdep.outputFile=target/class-path >&2 || die "the build failed"
    build_dashboard
    build_desktop
    echo "$now" >"$state/built"
}

build_dashboard() {
    [ -f web/dashboard/package.json ] || return 0
    say "building the dashboard"
    install_dashboard
    logged dashboard-build npm --prefix web/dashboard run build
}

# What the dashboard is made with, once a run.
install_dashboard() {
    [ -z "${dashboard_is_installed:-}" ] || return 0
    ensure_node
    logged dashboard-install npm --prefix web/dashboard ci --no-audit --no-fund
    dashboard_is_installed=yes
}

# The program for Windows that the brain makes each operator's own; without it only that one workplace is missing.
build_desktop() {
    if ! command -v makensis >/dev/null; then apt_install nsis; fi
    mkdir -p web/desktop/target
    logged desktop-build makensis -V2 web/desktop/alovoice.nsi
}

class_path() { # MODULE: its dependencies, as Maven resolved them
    cat "$1/target/class-path"
}

java_options() {
    echo "--enable-native-access=ALL-UNNAMED -XX:+ExitOnOutOfMemoryError"
    # Netty reads memory by Unsafe, which newer JDKs report on standard error.
    [ "$(java_version "$JAVA_HOME")" -lt 24 ] || echo "--sun-misc-unsafe-memory-access=allow"
}

run_java() { # NAME MODULE CLASS, with the module's test classes too: foreground
    # shellcheck disable=SC2046 # one option a word
    foreground "$1" "$JAVA_HOME/bin/java" $(java_options) -cp "$2/target/test-classes:$2/target/classes:$(class_path "$2")" "$3"
}

start_java() { # NAME MODULE CLASS
    # shellcheck disable=SC2046 # one option a word
    spawn "$1" TERM "$JAVA_HOME/bin/java" $(java_options) -cp "$2/target/classes:$(class_path "$2")" "$3"
}

# What needs no test run. The formatter and Error Prone are part of every Maven build.
check_sources() {
    command -v shellcheck >/dev/null || apt_install shellcheck
    say "checking the scripts (shellcheck)"
    shellcheck -x alovoice .ci/run
    [ -f web/dashboard/package.json ] || return 0
    say "checking the dashboard"
    install_dashboard
    npm --prefix web/dashboard run lint >&2
}

run_check() {
    check_sources
    ensure_jdk
    ensure_maven
    say "checking format, Error Prone and architecture"
    maven -q -Dtest='*ArchitectureTest' -Dsurefire.failIfNoSpecifiedTests=false test >&2 || die "the check failed"
    say "all checks passed"
}

# The database is a superuser's, of a cluster made for this run; FreeSWITCH, where there is one, serves the contract tests.
run_tests() {
    check_sources
    build
    find_freeswitch
    ensure_chromium
    ensure_postgres
    start_postgres test
    export ALOVOICE_TEST_DATABASE_URL=postgresql://postgres@127.0.0.1:$pg_port/postgres
    if [ -n "${FREESWITCH_HOME:-}" ]; then
        say "contract tests run on $FREESWITCH_HOME/bin/freeswitch too"
        command -v sipp >/dev/null || apt_install sip-tester
        command -v baresip >/dev/null || apt_install baresip-core
    fi
    rm -rf ./*/target/surefire-reports web/dashboard/target
    say "testing the dashboard"
    local status=0
    npm --prefix web/dashboard test >&2 || status=$?
    if [ -n "$ALOVOICE_CHROMIUM" ]; then
        say "telling the dashboard's stories in $ALOVOICE_CHROMIUM"
        npm --prefix web/dashboard run stories >&2 || status=$?
    else
        say "no Chromium that starts: the dashboard's stories are left out"
    fi
    say "running the tests with Maven and JDK $(java_version "$JAVA_HOME")"
    ensure_maven
    maven --fail-at-end verify || status=$?
    stop_all
    [ "$status" = 0 ] || say "a run of tests ended with status $status"
    [ -n "${FREESWITCH_HOME:-}" ] || say "no FreeSWITCH found: $(count skipped '*.contract.*') contract tests skipped"
    local failed=$(($(count failures) + $(count errors))) skipped
    skipped=$(count skipped)
    local passed=$(($(count tests) - failed - skipped))
    echo "$passed passed, $failed failed, $skipped skipped"
    [ "$status" = 0 ] && [ "$failed" = 0 ] && [ "$passed" -gt 0 ]
}

count() { # tests|failures|errors|skipped [CLASSES]: summed over the reports of Surefire and vitest
    find . -path './*/target/*-reports/*' -name "TEST-${2:-*}.xml" -exec grep -ho '<testsuite [^>]*' {} + |
        sed -n "s/.* $1=\"\([0-9]*\)\".*/\1/p" | awk '{ sum += $1 } END { print sum + 0 }'
}
