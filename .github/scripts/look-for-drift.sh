#!/usr/bin/env bash
# Collects what AWS has of a stack, and compares it with the program.
#
#   look-for-drift.sh STACK DIR
#
# DIR is a new folder: DIR/answers gets the answers of AWS, DIR/report.md the report. Reads KNOWN, the ARNs of principals that may reach the
# stack, with spaces between them; `*` matches any characters. Standard output is a line for GITHUB_OUTPUT:
#   result=none       nothing gives more access or protects less than what the program declares
#   result=drift      something does
#   result=undecided  something was not read
#   result=failed     there is no report
# Exit codes: 0 with one of these lines; 2 wrong arguments.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

[[ ${1:-} =~ ^[A-Za-z0-9_.-]{1,100}$ ]] || { echo "the first argument is the name of a stack" >&2 && exit 2; }
if [ -z "${2:-}" ] || [ -e "$2" ]; then echo "the second argument is a new folder" >&2 && exit 2; fi
stack=$1 dir=$2
umask 077
mkdir -p "$dir"

read -r -a patterns <<<"${KNOWN:-}"
known=()
for pattern in ${patterns[@]+"${patterns[@]}"}; do known+=(--known "$pattern"); done

# Answers that are missing are in the report, as not read.
code=0
"${RUN:-./run}" collect "$stack" --out "$dir/answers" >&2 || code=$?
case $code in
  0 | 3) ;;
  *) echo "result=failed" && exit ;;
esac
code=0
"${RUN:-./run}" review "$stack" --deployed "$dir/answers" --format markdown ${known[@]+"${known[@]}"} >"$dir/report.md" || code=$?
case $code in
  0) echo "result=none" ;;
  1) echo "result=drift" ;;
  3) echo "result=undecided" ;;
  *) echo "result=failed" ;;
esac
