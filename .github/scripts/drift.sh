#!/usr/bin/env bash
# Maintains one issue about a stack's drift: opens it, edits it while the drift lasts, and closes it afterwards.
#
#   drift.sh STACK RESULT
#
# RESULT is none, drift or failed. The issue names no resource and no value, because more people may read it than the log of the run.
# Reads, in addition to github.sh: RUN_URL. Exit codes as in comment.sh.
set -euo pipefail
# shellcheck source=.github/scripts/github.sh
source "$(dirname "${BASH_SOURCE[0]}")/github.sh"

[[ ${1:-} =~ ^[A-Za-z0-9_.-]{1,100}$ ]] || fail "the first argument is the name of a stack"
[[ ${2:-} =~ ^(none|drift|failed)$ ]] || fail "the second argument is none, drift or failed"
[[ ${RUN_URL:-} =~ ^https?://[A-Za-z0-9.:/_-]+$ ]] || fail "RUN_URL is the address of a run"
stack=$1 result=$2
marker="<!-- infra drift $stack -->"

request() {
  jq -n --arg marker "$marker" --arg stack "$stack" --arg result "$result" --arg run "$RUN_URL" '
    {title: "Stack \($stack) differs from what is deployed",
     body: ($marker + "\n" + if $result == "drift"
       then "The resources in AWS differ from what the stack declares. The differences are in the [log](\($run))."
       else "The check whether stack \($stack) differs from what is deployed failed. The reason is in the [log](\($run))." end)}'
}

pages "repos/$GITHUB_REPOSITORY/issues?state=open"
issue=$(own "$marker")
number=$([ -z "$issue" ] || jq -r .number <<<"$issue")
if [ "$result" = none ]; then
  if [ -z "$number" ]; then
    say "stack $stack is as declared"
  else
    jq -n '{state: "closed", state_reason: "completed"}' >"$work/request"
    api PATCH "repos/$GITHUB_REPOSITORY/issues/$number" "$work/request"
    say "closed #$number: stack $stack is as declared again"
  fi
  exit 0
fi

request >"$work/request"
if [ -z "$number" ]; then
  api POST "repos/$GITHUB_REPOSITORY/issues" "$work/request"
  say "opened an issue about stack $stack"
else
  api PATCH "repos/$GITHUB_REPOSITORY/issues/$number" "$work/request"
  say "edited #$number about stack $stack"
fi
