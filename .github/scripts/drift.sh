#!/usr/bin/env bash
# Maintains one issue about a stack's drift: opens it, edits it while the drift lasts, and closes it afterwards.
#
#   drift.sh STACK RESULT FILE
#
# RESULT is none, drift, undecided or failed. FILE is the report in Markdown; it is missing if everybody can read the repository.
# Reads, in addition to github.sh: RUN_URL. Exit codes as in comment.sh.
set -euo pipefail
# shellcheck source=.github/scripts/github.sh
source "$(dirname "${BASH_SOURCE[0]}")/github.sh"

readonly longest_body=65535 # characters

[[ ${1:-} =~ ^[A-Za-z0-9_.-]{1,100}$ ]] || fail "the first argument is the name of a stack"
[[ ${2:-} =~ ^(none|drift|undecided|failed)$ ]] || fail "the second argument is none, drift, undecided or failed"
[[ ${RUN_URL:-} =~ ^https?://[A-Za-z0-9.:/_-]+$ ]] || fail "RUN_URL is the address of a run"
stack=$1 result=$2 report=${3:-}
marker="<!-- infra drift $stack -->"

# write_body REPORT: the issue's text, with the report if it can be shown.
write_body() {
  printf '%s\n' "$marker"
  case $result in
    drift) printf 'The account differs from what stack <code>%s</code> declares ([run](%s)).\n\n' "$stack" "$RUN_URL" ;;
    undecided) printf 'Something of stack <code>%s</code> was not read, so a difference in it would not be seen ([run](%s)).\n\n' "$stack" "$RUN_URL" ;;
    failed)
      printf 'The comparison of stack <code>%s</code> with the account failed. The reason is in the [log](%s).\n' "$stack" "$RUN_URL"
      return
      ;;
  esac
  if readable "$1"; then
    harmless "$1"
  elif [ -e "$1" ]; then
    printf 'The report is too long for an issue; it is in the artifact of [the run](%s).\n' "$RUN_URL"
  else
    printf 'Everybody can read this repository, so the report is not here. To see it, with your own credentials:\n\n'
    printf -- '- <code>./run collect %s --out answers</code>\n- <code>./run review %s --deployed answers</code>\n' "$stack" "$stack"
  fi
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

write_body "$report" >"$work/body"
if [ "$(characters "$work/body")" -gt "$longest_body" ]; then
  # Not truncated: the removed part could contain a gain.
  write_body "$work" >"$work/body"
fi
jq -Rs --arg title "Drift of stack $stack" '{title: $title, body: .}' "$work/body" >"$work/request"
if [ -z "$number" ]; then
  api POST "repos/$GITHUB_REPOSITORY/issues" "$work/request"
  say "opened an issue about stack $stack"
elif jq -en --argjson issue "$issue" --slurpfile request "$work/request" '$issue.body == $request[0].body' >/dev/null; then
  say "the issue #$number about stack $stack is already up to date"
else
  api PATCH "repos/$GITHUB_REPOSITORY/issues/$number" "$work/request"
  say "edited #$number about stack $stack"
fi
