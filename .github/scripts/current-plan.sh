#!/usr/bin/env bash
# Checks that a plan is still the one to deploy.
#
#   current-plan.sh PLANNED_ATTEMPT
#
# PLANNED_ATTEMPT is the attempt of the run that made the plan. "Re-run failed jobs" runs a deployment again with the plan of an earlier
# attempt; what that plan expects can have changed since. A run of an old commit would undo what main has had since.
# Reads, in addition to github.sh: GITHUB_RUN_ATTEMPT, GITHUB_SHA, GITHUB_REF_NAME. Exit codes: 0 the plan is current; 1 it is not, or GitHub
# refused; 75 the rate limit is used up, try again.
set -euo pipefail
# shellcheck source=.github/scripts/github.sh
source "$(dirname "${BASH_SOURCE[0]}")/github.sh"

[[ ${1:-} =~ ^[1-9][0-9]*$ ]] || fail "the first argument is the number of the attempt that made the plan"
[[ ${GITHUB_SHA:-} =~ ^[0-9a-f]{40}$ ]] || fail "GITHUB_SHA is the full id of a commit"

[ "$1" = "${GITHUB_RUN_ATTEMPT:-}" ] ||
  fail "attempt $1 of this run made the plan, and this is attempt ${GITHUB_RUN_ATTEMPT:-(unknown)}: start the workflow again, which makes a new plan"
api GET "repos/$GITHUB_REPOSITORY/git/ref/heads/$(jq -rn --arg branch "${GITHUB_REF_NAME:?}" '$branch | split("/") | map(@uri) | join("/")')"
now=$(jq -r '.object.sha? // empty | tostring' "$work/answer")
[ "$now" = "$GITHUB_SHA" ] ||
  fail "the plan is of commit ${GITHUB_SHA:0:12}, and $GITHUB_REF_NAME is now at ${now:0:12}: start the workflow again, which makes a new plan"
say "the plan is of this attempt, and of the newest commit of $GITHUB_REF_NAME"
