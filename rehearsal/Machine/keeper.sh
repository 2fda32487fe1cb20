# shellcheck shell=sh
# Tidies up a rehearsal's folder once whoever opened it closes this script's input, which also happens when it is killed.
# usage: keeper.sh FOLDER. FOLDER/running has a file for each program that runs, named for its process group.
trap '' INT TERM HUP
while read -r _; do :; done

# From here on no program can start any more: each begins by writing its file into this folder.
mv "$1" "$1.gone" || exit 0

signal() {
  found=1
  for file in "$1.gone/running/"*; do
    [ -e "$file" ] || continue
    if kill -"$2" "-${file##*/}" 2>/dev/null; then found=0; fi
  done
  return $found
}

if signal "$1" TERM; then
  for _ in 1 2 3 4 5 6 7 8 9 10; do
    sleep 0.1
    signal "$1" 0 || break
  done
  signal "$1" KILL
fi
rm -rf -- "$1.gone"
