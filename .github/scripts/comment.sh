#!/usr/bin/env bash
# Writes the review comment of a pull request: creates it once, then edits it, also if the review found nothing or failed.
#
#   comment.sh NUMBER RESULT FILE
#
# NUMBER is the pull request, RESULT the result of the review (success, failure ...), FILE its report in Markdown, which may be missing.
# Reads, in addition to github.sh: HEAD_SHA, the reviewed commit, and RUN_URL, the address of the run.
# Exit codes: 0 the comment is up to date; 1 GitHub refused or the input is invalid; 75 the rate limit is used up, try again.
set -euo pipefail
# shellcheck source=.github/scripts/github.sh
source "$(dirname "${BASH_SOURCE[0]}")/github.sh"

readonly marker='<!-- infra review -->'
readonly longest_body=65535 # characters

[[ ${1:-} =~ ^[1-9][0-9]{0,9}$ ]] || fail "the first argument is the number of a pull request"
[[ ${HEAD_SHA:-} =~ ^[0-9a-f]{40}$ ]] || fail "HEAD_SHA is the full id of a commit"
[[ ${RUN_URL:-} =~ ^https?://[A-Za-z0-9.:/_-]+$ ]] || fail "RUN_URL is the address of a run"
number=$1 result=${2:-} report=${3:-}

# write_body REPORT: the comment, with the report if it can be shown.
write_body() {
  printf '%s\n' "$marker"
  # A fork can change the program that writes the report, but not this line.
  printf '_Reviewed: %s, by running the code of this pull request ([log](%s)). The author of that code controls this report; read the code too._\n\n' \
    "${HEAD_SHA:0:12}" "$RUN_URL"
  case $result in
    success | failure) ;;
    *) printf '> [!WARNING]\n> The review ended early (%s).\n\n' "${result//[^a-z_]/}" ;;
  esac
  if readable "$1"; then
    harmless "$1"
  elif [ -f "$1" ] && [ ! -s "$1" ] || [ ! -e "$1" ]; then
    printf 'The review failed before it wrote a report. The [log](%s) has the reason.\n' "$RUN_URL"
  else
    printf '> [!WARNING]\n> The report is too long for a comment, or is not a text. It can contain gains of access: read it in the artifact of [the run](%s).\n' "$RUN_URL"
  fi
}

write_body "$report" >"$work/body"
if [ "$(characters "$work/body")" -gt "$longest_body" ]; then
  # Not truncated: the removed part could contain a gain. The tool shortens its own report so that it fits.
  write_body "$work" >"$work/body"
fi
jq -Rs '{body: .}' "$work/body" >"$work/request"

pages "repos/$GITHUB_REPOSITORY/issues/$number/comments"
comment=$(own "$marker")
if [ -z "$comment" ]; then
  api POST "repos/$GITHUB_REPOSITORY/issues/$number/comments" "$work/request"
  say "commented on #$number"
elif jq -en --argjson comment "$comment" --slurpfile request "$work/request" '$comment.body == $request[0].body' >/dev/null; then
  say "the comment on #$number is already up to date"
else
  api PATCH "repos/$GITHUB_REPOSITORY/issues/comments/$(jq -r .id <<<"$comment")" "$work/request"
  say "edited the comment on #$number"
fi
