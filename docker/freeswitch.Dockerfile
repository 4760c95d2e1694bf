# A media node. No public image has both mod_xml_curl and mod_audio_fork, and FreeSWITCH's own packages need an account, so this image
# takes a FreeSWITCH that you built or were given: put its prefix (bin, lib, mod …) into docker/freeswitch/, with libsofia-sip-ua and
# libspandsp in its lib/, and name as BASE the distribution that it was built on. 1.11.3 or newer: older ones let a stranger's SIP
# MESSAGE run commands (CVE-2026-116779). Without mod_audio_fork assistants still work, with unicast both ways.
ARG BASE=debian:12-slim
FROM ${BASE}
RUN apt-get update && apt-get install -y --no-install-recommends \
        libcurl4 libedit2 libfreetype6 libjpeg62-turbo libopus0 libpcre2-8-0 libsndfile1 libspeex1 libspeexdsp1 libsqlite3-0 \
        libssl3 libtiff6 libuuid1 libwebsockets17 \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --uid 2600 --create-home alovoice \
    && mkdir -p /data /node/log/cdr && chown -R alovoice /data /node
COPY docker/freeswitch/ /usr/local/freeswitch/
COPY freeswitch-conf/ /etc/alovoice/
ENV LD_LIBRARY_PATH=/usr/local/freeswitch/lib
USER alovoice
# db and temp are written at every call and worthless after a restart: compose mounts tmpfs there. log/ has the spool of CDRs: keep it.
ENTRYPOINT ["/usr/local/freeswitch/bin/freeswitch", "-nf", "-nc", "-np", "-nonat", "-conf", "/etc/alovoice", "-log", "/node/log", \
    "-run", "/tmp", "-db", "/node/db", "-temp", "/node/temp", "-storage", "/tmp", "-cache", "/tmp", "-recordings", "/data/recordings"]
