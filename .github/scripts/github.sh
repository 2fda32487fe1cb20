# Calls GitHub's API for the other scripts in this folder. Sourced, not run.
# shellcheck shell=bash
#
# Reads GITHUB_API_URL, GITHUB_REPOSITORY and GITHUB_TOKEN. Responses are untrusted: jq and curl handle them as data, and the log gets
# them without the runner's command syntax.

: "${GITHUB_API_URL:?}" "${GITHUB_REPOSITORY:?}" "${GITHUB_TOKEN:?}"

# The author of these scripts' comments. The marker is not enough, because anybody can write one.
readonly author=${COMMENT_AUTHOR:-github-actions[bot]}
readonly longest_file=262144 # bytes; a comment has at most 65,536 characters
readonly most_pages=100

scripts=$(cd -P "$(dirname "${BASH_SOURCE[0]}")" >/dev/null && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# The runner reads `::` at the beginning of a line, and `##[` anywhere in it, as a command. Control characters go first: without them
# the rest could become one.
say() { printf '%s\n' "$*" | tr -d '\000-\010\013-\037\177' | sed -e 's/:::*/: :/g' -e 's/###*\[/# [/g' >&2; }

fail() {
  say "$@"
  exit 1
}

# api METHOD PATH [BODY_FILE]: writes the response to $work/answer. Fails with GitHub's message.
# Retries idempotent calls only.
api() {
  local method=$1 path=$2 body=${3:-} attempt status
  local options=(--silent --show-error --max-time 60 --request "$method" --dump-header "$work/headers" --output "$work/answer" --write-out '%{http_code}'
    --header 'Accept: application/vnd.github+json' --header 'X-GitHub-Api-Version: 2022-11-28' --config "$work/token")
  # Not on the command line, which every process of the machine can read.
  printf 'header = "Authorization: Bearer %s"\n' "$GITHUB_TOKEN" >"$work/token"
  [ -z "$body" ] || options+=(--header 'Content-Type: application/json' --data-binary "@$body")
  for attempt in 1 2 3; do
    : >"$work/answer"
    status=$(curl "${options[@]}" "$GITHUB_API_URL/$path" 2>"$work/curl") || status=000
    case $status in
      2??) return ;;
      000 | 5??)
        if [ "$method" = POST ] || [ "$attempt" = 3 ]; then break; fi
        sleep "${RETRY_SECONDS:-5}"
        ;;
      *) break ;;
    esac
  done
  explain "$method" "$path" "$status"
}

explain() {
  local said
  said=$(jq -r '.message? // empty | tostring | .[:200]' "$work/answer" 2>/dev/null || true)
  case $3 in
    000) fail "$1 $2: GitHub is not reachable: $(head -c 200 "$work/curl")" ;;
    403 | 429)
      if grep -qiE '^(x-ratelimit-remaining: *0|retry-after:)' "$work/headers"; then
        say "$1 $2: GitHub's rate limit is used up; run this again later${said:+ ($said)}"
        exit 75
      fi
      ;;
  esac
  fail "$1 $2: GitHub answered $3${said:+: $said}"
}

# pages PATH: every item of a list, whatever the number of pages, as one JSON array in $work/items.
pages() {
  local path=$1 page count mark='?'
  [[ $path == *'?'* ]] && mark='&'
  echo '[]' >"$work/items"
  for ((page = 1; page <= most_pages; page++)); do
    api GET "$path${mark}per_page=100&page=$page"
    count=$(jq -e 'if type == "array" then length else error("no list") end' "$work/answer") || fail "GET $path: GitHub's answer is not a list"
    jq -s 'add' "$work/items" "$work/answer" >"$work/more" && mv "$work/more" "$work/items"
    [ "$count" -eq 100 ] || return 0
  done
  fail "GET $path: more than $((most_pages * 100)) items"
}

# own MARKER: the oldest of $work/items by this author that begins with the marker, or nothing.
own() {
  jq -c --arg marker "$1" --arg author "$author" '
    [.[] | select(.user.login == $author and .user.type == "Bot" and ((.body // "") | startswith($marker)) and (has("pull_request") | not))]
    | sort_by(.id) | .[0] // empty' "$work/items"
}

# harmless FILE: the report in FILE, safe for a comment.
harmless() { jq -Rjs --from-file "$scripts/harmless.jq" "$1"; }

# readable FILE: whether it is a regular, non-empty file of at most longest_file bytes.
readable() { [ -f "$1" ] && [ ! -L "$1" ] && [ -s "$1" ] && [ $(($(wc -c <"$1"))) -le "$longest_file" ]; }

# characters FILE: its length in characters, as GitHub counts.
characters() { jq -Rrs 'length' "$1"; }
