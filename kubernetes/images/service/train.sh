#!/bin/sh
# train MAIN: starts the service in /opt/fera, asks it for its health, stops it, and leaves in /opt/fera/archive
# what it loaded, with the words that Java is to be started with.
set -eu
main=$1
archive=/opt/fera/archive
mkdir -p "$archive"
cd /opt/fera
# Quarkus' own loader hides the classes from Java's archive, so they are on the class path, in the order that it has.
path=quarkus/transformed-bytecode.jar:quarkus/generated-bytecode.jar
for jar in app/*.jar lib/boot/*.jar lib/main/*.jar; do path=$path:$jar; done

if /opt/java/bin/java -XX:AOTCacheOutput=/tmp/none -version >/dev/null 2>&1; then
  write=-XX:AOTCacheOutput=$archive/fera.aot
  read=-XX:AOTCache=$archive/fera.aot
  native=--enable-native-access=ALL-UNNAMED
else
  # Such an archive lies upon Java's own.
  /opt/java/bin/java -Xshare:dump >/dev/null
  write=-XX:ArchiveClassesAtExit=$archive/fera.jsa
  read=-XX:SharedArchiveFile=$archive/fera.jsa
  native=
fi
# As the manifest of quarkus-run.jar has them.
set -- --add-opens=java.base/java.lang=ALL-UNNAMED $native -cp "$path" "$main"
printf '%s\n' "$read" "$@" > "$archive/java.args"

# No database and no other server: what needs them says so and goes on.
FERA_MIGRATE=off QUARKUS_HTTP_HOST=127.0.0.1 QUARKUS_HTTP_PORT=${TRAIN_PORT:-18999} QUARKUS_SHUTDOWN_DELAY=0S \
  FERA_ROUTER_TOKEN_KEY=00000000000000000000000000000000 AUTHTKT_SECRET=$(printf '%064d' 0) \
  FERA_PRINT_WORK=/tmp/print \
  /opt/java/bin/java -XX:+UseSerialGC "$write" "$@" > /tmp/train.log 2>&1 &
java=$!
tries=0
until grep -q 'Listening on' /tmp/train.log; do
  tries=$((tries + 1))
  if [ $tries -gt 600 ] || ! kill -0 "$java" 2>/dev/null; then
    cat /tmp/train.log >&2
    exit 1
  fi
  sleep 0.5
done
kill -TERM "$java"
wait "$java" || true
rm -rf /tmp/print /tmp/train.log
test -s "$archive/fera.aot" || test -s "$archive/fera.jsa"
