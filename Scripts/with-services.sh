#!/usr/bin/env bash
# Runs a command with the services that the test suites compare against:
#   a PostgreSQL of its own in a temporary directory  -> GROUNDWORK_TEST_POSTGRES_URL
#   moto_server, an S3 from PyPI, on a free port       -> GROUNDWORK_TEST_S3_URL
# Both listen on loopback only and are stopped by their process ids when the command ends.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d /tmp/groundwork-services.XXXXXX)
binaries=$(ls -d /usr/lib/postgresql/*/bin | sort -V | tail -1)
python=$root/.venv/bin/python
[ -x "$python" ] || python=python3

free_port() { python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'; }
# PostgreSQL refuses to run as root: then it runs as the user that Debian's package made.
as_postgres() { if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi; }

moto_pid=
stop() {
    [ -n "$moto_pid" ] && kill "$moto_pid" 2>/dev/null || true
    [ -d "$work/pg" ] && as_postgres "$binaries/pg_ctl" -D "$work/pg" -m immediate stop >/dev/null 2>&1 || true
    rm -rf "$work"
}
trap stop EXIT

[ "$(id -u)" = 0 ] && chown postgres "$work"
pg_port=$(free_port)
as_postgres "$binaries/initdb" -D "$work/pg" -U groundwork --auth=trust -E UTF8 --locale=C.UTF-8 >/dev/null
as_postgres "$binaries/pg_ctl" -D "$work/pg" -w -l "$work/pg.log" \
    -o "-c listen_addresses=127.0.0.1 -p $pg_port -c unix_socket_directories=$work -c max_connections=500" start >/dev/null
export GROUNDWORK_TEST_POSTGRES_URL="postgres://groundwork@127.0.0.1:$pg_port/postgres"

s3_port=$(free_port)
"$python" -m moto.server -H 127.0.0.1 -p "$s3_port" >"$work/moto.log" 2>&1 &
moto_pid=$!
export GROUNDWORK_TEST_S3_URL="http://127.0.0.1:$s3_port"
for _ in $(seq 100); do
    curl -fsS -o /dev/null "$GROUNDWORK_TEST_S3_URL/moto-api/" 2>/dev/null && break
    sleep 0.2
done

"$@"
