#!/usr/bin/env bash
# Turns the action's inputs, which come in the environment, into one run of panelcheck.
# Written for bash 3.2, as macOS has it.
set -euo pipefail

# Yields the lines of $1 without the blanks around them, and without the empty ones.
lines() {
  local line
  while IFS= read -r line || [ -n "$line" ]; do
    line="${line#"${line%%[![:space:]]*}"}"
    line="${line%"${line##*[![:space:]]}"}"
    if [ -n "$line" ]; then printf '%s\n' "$line"; fi
  done <<<"$1"
}

arguments=()
add() { if [ -n "$2" ]; then arguments+=("$1=$2"); fi; }
add --config "${INPUT_CONFIG:-}"
add --fail-on "${INPUT_FAIL_ON:-}"
add --against "${INPUT_AGAINST:-}"
add --baseline "${INPUT_BASELINE:-}"

while IFS= read -r format; do
  case "$format" in
  "") ;;
  *:*) arguments+=("--output=$format") ;;
  *) arguments+=("--format=$format") ;;
  esac
done < <(lines "${INPUT_FORMATS//,/$'\n'}")

summary=""
if [ "${INPUT_STEP_SUMMARY:-true}" = true ] && [ -n "${GITHUB_STEP_SUMMARY:-}" ]; then
  summary=$(mktemp "${RUNNER_TEMP:-/tmp}/panelcheck-summary.XXXXXX")
  arguments+=("--output=markdown:$summary")
fi

arguments+=(--)
while IFS= read -r path; do
  arguments+=("$path")
done < <(lines "${INPUT_PATHS:-}")

code=0
panelcheck check "${arguments[@]}" || code=$?

if [ -n "$summary" ]; then
  cat "$summary" >>"$GITHUB_STEP_SUMMARY"
  rm -f "$summary"
fi
echo "exit-code=$code" >>"$GITHUB_OUTPUT"
exit "$code"
