#!/usr/bin/env bash
# Prints the number of the open pull request that a run was for. Prints nothing if the pull request has a newer commit, or if it is not
# known which of several pull requests with this commit the run was for.
#
#   pull-request.sh HEAD_SHA HEAD_REPOSITORY_ID HEAD_OWNER HEAD_BRANCH NUMBER_FILE
#
# The first four come from GitHub's event, which has no number for a fork. One commit can have several pull requests, one for each base;
# NUMBER_FILE, from the run's artifact, says which. A pull request writes its artifact, so the number only chooses among the pull requests
# that the event allows: those of the same commit, repository and branch.
set -euo pipefail
# shellcheck source=.github/scripts/github.sh
source "$(dirname "${BASH_SOURCE[0]}")/github.sh"

[[ ${1:-} =~ ^[0-9a-f]{40}$ ]] || fail "the first argument is the full id of a commit"
[[ ${2:-} =~ ^[0-9]+$ ]] || fail "the second argument is the id of a repository"

head=$(jq -rn --arg head "${3:-}:${4:-}" '$head | @uri')
pages "repos/$GITHUB_REPOSITORY/pulls?state=open&head=$head"
claimed=
if [ -f "${5:-}" ] && [ ! -L "$5" ]; then
  claimed=$(head -c 11 "$5" | tr -d '\000')
  [[ $claimed =~ ^[1-9][0-9]{0,9}$ ]] || fail "the artifact does not name a pull request by its number; the review must write it into the file number"
fi
jq -r --arg sha "$1" --argjson repository "$2" --arg claimed "$claimed" '
  [.[] | select(.head.sha == $sha and .head.repo.id == $repository) | .number]
  | if $claimed != "" then .[] | select(tostring == $claimed) elif length == 1 then .[0] else empty end' "$work/items"
