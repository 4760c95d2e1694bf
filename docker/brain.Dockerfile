# The brain. Build from the repository's root: docker build -f docker/brain.Dockerfile -t alovoice-brain .
FROM maven:3-eclipse-temurin-25 AS build
WORKDIR /src
COPY . .
# Checks and tests are CI's business; here only what runs is made. Jars of the project and of its dependencies end up side by side.
RUN mvn -B -ntp -q -DskipTests -Dspotless.check.skip package dependency:copy-dependencies -DincludeScope=runtime \
    && mkdir /lib-all && cp web/target/dependency/*.jar web/target/alovoice-web-*.jar /lib-all/

FROM eclipse-temurin:25-jre
RUN useradd --system --uid 2600 --create-home alovoice && mkdir /data && chown alovoice /data
WORKDIR /opt/alovoice
COPY --from=build /lib-all lib
COPY migrations migrations
USER alovoice
# SIGTERM drains: 20 s at most, so give the container 30 to stop.
ENTRYPOINT ["java", "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", "-XX:+ExitOnOutOfMemoryError", \
    "-cp", "lib/*", "uz.alovoice.web.Main"]
