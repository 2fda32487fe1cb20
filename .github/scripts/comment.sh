#!/usr/bin/env bash
# The one comment of a pull request: made once, then edited. Says what a review found, also where it found nothing or failed.
#
#   comment.sh NUMBER RESULT FILE
#
# NUMBER is the pull request, RESULT what the review ended with (success, failure ...), FILE its report in Markdown, which need not exist.
# Beside what github.sh reads: HEAD_SHA, the commit that was reviewed, and RUN_URL, where it was.
# Exit codes: 0 the comment says what it should; 1 GitHub refused or the input is wrong; 75 the rate limit is used up, try again.
set -euo pipefail
# shellcheck source=.github/scripts/github.sh
source "$(dirname "${BASH_SOURCE[0]}")/github.sh"

readonly marker='<!-- infra review -->'
readonly longest_body=65535 # characters

[[ ${1:-} =~ ^[1-9][0-9]{0,9}$ ]] || fail "the first argument is the number of a pull request"
[[ ${HEAD_SHA:-} =~ ^[0-9a-f]{40}$ ]] || fail "HEAD_SHA is the full id of a commit"
[[ ${RUN_URL:-} =~ ^https?://[A-Za-z0-9.:/_-]+$ ]] || fail "RUN_URL is the address of a run"
number=$1 result=${2:-} report=${3:-}

# write_body REPORT: the comment, with this report in it if there is one that can be shown.
write_body() {
  printf '%s\n' "$marker"
  # A fork can change the program that writes the report. What it cannot change is this line.
  printf '_Reviewed: %s, by running the code of this pull request ([log](%s)). Whoever wrote that code could have it say anything; read the code too._\n\n' \
    "${HEAD_SHA:0:12}" "$RUN_URL"
  case $result in
    success | failure) ;;
    *) printf '> [!WARNING]\n> The review ended early (%s).\n\n' "${result//[^a-z_]/}" ;;
  esac
  if readable "$1"; then
    harmless "$1"
  elif [ -e "$1" ]; then
    printf 'The report is too long for a comment, or is no report. See the [log](%s).\n' "$RUN_URL"
  else
    printf 'The review failed before it wrote a report. See the [log](%s).\n' "$RUN_URL"
  fi
}

write_body "$report" >"$work/body"
if [ "$(characters "$work/body")" -gt "$longest_body" ]; then
  # Not cut: behind the cut a gain could hide.
  write_body "$work" >"$work/body"
fi
jq -Rs '{body: .}' "$work/body" >"$work/request"

pages "repos/$GITHUB_REPOSITORY/issues/$number/comments"
comment=$(own "$marker")
if [ -z "$comment" ]; then
  api POST "repos/$GITHUB_REPOSITORY/issues/$number/comments" "$work/request"
  say "commented on #$number"
elif jq -en --argjson comment "$comment" --slurpfile request "$work/request" '$comment.body == $request[0].body' >/dev/null; then
  say "the comment on #$number says so already"
else
  api PATCH "repos/$GITHUB_REPOSITORY/issues/comments/$(jq -r .id <<<"$comment")" "$work/request"
  say "edited the comment on #$number"
fi
