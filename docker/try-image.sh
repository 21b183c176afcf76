#!/usr/bin/env bash
# Starts an image the way a careful operator would (no right to write, no capabilities), asks it a question, and stops it:
# docker/try-image.sh [IMAGE]. Needs docker, or a podman that answers to the name in DOCKER.
set -euo pipefail
image=${1:-jobsearch:latest}
docker=${DOCKER:-docker}

container=$("$docker" run --detach --read-only --cap-drop ALL --publish 127.0.0.1::8000 "$image")
trap '"$docker" rm --force "$container" >/dev/null' EXIT
fail() {
  echo "$1" >&2
  "$docker" logs "$container" >&2
  exit 1
}

for _ in $(seq 60); do
  health=$("$docker" inspect --format '{{.State.Health.Status}}' "$container")
  [ "$health" != starting ] && break
  sleep 1
done
[ "$health" = healthy ] || fail "The container is $health."

address=$("$docker" port "$container" 8000/tcp | head -n 1)
answer=$(curl --fail --silent --show-error "http://$address/search?query=software&limit=1") || fail 'The search did not answer.'
grep -q '"title"' <<< "$answer" || fail "The search found nothing: $answer"

user=$("$docker" exec "$container" id -u)
[ "$user" != 0 ] || fail 'The server runs as root.'

"$docker" stop "$container" >/dev/null
status=$("$docker" inspect --format '{{.State.ExitCode}}' "$container")
[ "$status" = 0 ] || fail "The server ended with $status when it was asked to stop."
echo "$image answers, runs as user $user and stops when asked."
