#!/usr/bin/env bash
# Prints the number of the open pull request that a run was for, or nothing if the pull request has a newer commit.
#
#   pull-request.sh HEAD_SHA HEAD_REPOSITORY_ID HEAD_OWNER HEAD_BRANCH
#
# All four come from GitHub's event, never from the run's artifacts: a pull request writes its artifacts and could put another number
# into them. The event has no number for a fork.
set -euo pipefail
# shellcheck source=.github/scripts/github.sh
source "$(dirname "${BASH_SOURCE[0]}")/github.sh"

[[ ${1:-} =~ ^[0-9a-f]{40}$ ]] || fail "the first argument is the full id of a commit"
[[ ${2:-} =~ ^[0-9]+$ ]] || fail "the second argument is the id of a repository"

head=$(jq -rn --arg head "${3:-}:${4:-}" '$head | @uri')
pages "repos/$GITHUB_REPOSITORY/pulls?state=open&head=$head"
jq -r --arg sha "$1" --argjson repository "$2" '[.[] | select(.head.sha == $sha and .head.repo.id == $repository)] | .[0].number // empty' "$work/items"
