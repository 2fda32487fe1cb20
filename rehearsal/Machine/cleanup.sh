# shellcheck shell=sh
# Ends the programs of a rehearsal and removes its folder. Runs when its standard input closes: also when the rehearsal is killed.
# usage: cleanup.sh FOLDER. Each file in FOLDER/running is named for the process group of a running program.
trap '' INT TERM HUP PIPE

# Everything below is relative to this folder: nobody can put another folder in its place.
cd -P -- "$1" || exit 1

# Another user who can write here could name a process group that is not the rehearsal's.
# Mode 2700 is 0700 in a parent folder that hands its group down.
is_private() { [ -n "$(find . -prune -type d -user "$(id -u)" '(' -perm 0700 -o -perm 2700 ')')" ]; }

if ! is_private; then
  echo "$1 is not a folder of mode 0700 that this user owns" >&2
  exit 1
fi
echo ready
while read -r _; do :; done
is_private || exit 1

# A program starts by writing its file into running/. Once that is renamed, no program can start.
mv running ending || exit 0

signal() {
  found=1
  for file in ending/*; do
    group=${file##*/}
    case $group in '' | *[!0-9]* | 0 | 1) continue ;; esac # kill -1 would reach every process
    if kill -"$1" "-$group" 2>/dev/null; then found=0; fi
  done
  return $found
}

if signal TERM; then
  for _ in 1 2 3 4 5 6 7 8 9 10; do
    sleep 0.1
    signal 0 || break
  done
  signal KILL
fi
cd / && rm -rf -- "$1"
