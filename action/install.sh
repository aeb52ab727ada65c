#!/usr/bin/env bash
# Installs panelcheck beside whatever else the job uses, and puts it on the job's PATH.
set -euo pipefail

python=$(command -v python3 || command -v python || true)
if [ -z "$python" ] || ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
  echo "::error::panelcheck needs Python 3.11 or newer: use actions/setup-python in a step before this one."
  exit 2
fi

home="$RUNNER_TEMP/panelcheck"
"$python" -m venv "$home"
bin="$home/bin"
[ -d "$bin" ] || bin="$home/Scripts" # Windows
"$bin/python" -m pip install --quiet --disable-pip-version-check "$GITHUB_ACTION_PATH[xlsx]"
echo "$bin" >>"$GITHUB_PATH"
