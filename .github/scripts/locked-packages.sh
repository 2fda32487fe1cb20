#!/usr/bin/env bash
# Fails unless each project has a committed packages.nuget.lock.json, so that the versions of Pulumi's packages are fixed.
#
#   locked-packages.sh
#
# Exit codes: 0 all are there; 2 one is missing, and standard error says how to make it.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

missing=$(
  # The stand-ins take the place of the packages, and have none.
  git ls-files -- 'packages.standin.lock.json' '*/packages.standin.lock.json' ':!standins' | while IFS= read -r standin; do
    lock=${standin%packages.standin.lock.json}packages.nuget.lock.json
    [ -n "$(git ls-files -- "$lock")" ] || echo "$lock"
  done
)
if [ -n "$missing" ]; then
  {
    echo "these lock files are not committed, so the versions of Pulumi's packages could change between two jobs:"
    while IFS= read -r lock; do echo "  $lock"; done <<<"$missing"
    echo "On a network that serves Pulumi's packages:"
    echo "  PulumiSdk=nuget dotnet restore Infra.sln --force-evaluate"
    echo "  git add '*/packages.nuget.lock.json' && git commit --message 'Lock the versions of Pulumi'"
  } >&2
  exit 2
fi
