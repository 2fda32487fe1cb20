#!/usr/bin/env bash
# Prints private=true if only people with access can read the repository's issues and artifacts, and private=false otherwise.
#
#   is-private.sh
#
# Exit codes: as in comment.sh.
set -euo pipefail
# shellcheck source=.github/scripts/github.sh
source "$(dirname "${BASH_SOURCE[0]}")/github.sh"

api GET "repos/$GITHUB_REPOSITORY"
# Internal repositories are private: true as well. https://docs.github.com/en/rest/repos/repos#get-a-repository
jq -r '"private=\(.private == true)"' "$work/answer"
