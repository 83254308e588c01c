# Runs golden cases: a folder holds `cmd` (a shell script that calls `empower`), and what it must give:
# `stdout`, `stderr`, `exit`. The case runs in a copy of its folder; $ROOT is the project's root,
# and `at_terminal` types at a terminal.
#   golden.sh EMPOWER ROOT CASE..            compares
#   golden.sh --update EMPOWER ROOT [CASE..] rewrites stdout, stderr and exit
set -u
update=no
if [ "$1" = --update ]; then
  update=yes
  shift
fi
empower=$1
ROOT=$2
shift 2
export ROOT LC_ALL=C TZ=UTC COLUMNS=80 TERM=dumb EMPOWER_CACHE=off
unset EMPOWER_PLAYBOOK EMPOWER_ROLE NO_COLOR CLICOLOR_FORCE SOURCE_DATE_EPOCH
[ $# -gt 0 ] || set -- $(cd "$ROOT/tests/golden" && ls)

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/bin"
ln -s "$empower" "$work/bin/empower"
ln -s "$(dirname "$empower")/tests/at_terminal" "$work/bin/at_terminal"
PATH=$work/bin:$PATH
failed=0
for case in "$@"; do
  from=$ROOT/tests/golden/$case
  [ -f "$from/cmd" ] || { echo "$case has no cmd"; failed=1; continue; }
  rm -rf "$work/case" "$work/got"
  mkdir "$work/got"
  cp -R "$from" "$work/case"
  rm -f "$work/case/stdout" "$work/case/stderr" "$work/case/exit"
  (cd "$work/case" && sh ./cmd) >"$work/got/stdout" 2>"$work/got/stderr" </dev/null
  echo $? >"$work/got/exit"
  # Sanitizers and the machine's folders have no place in what users see.
  for file in stdout stderr exit; do
    sed -i "s#$ROOT#ROOT#g" "$work/got/$file"
    if [ $update = yes ]; then
      cp "$work/got/$file" "$from/$file"
    elif ! diff -u "$from/$file" "$work/got/$file"; then
      echo "$case: $file differs; \`cmake --build BUILD --target update\` rewrites it"
      failed=1
    fi
  done
done
exit $failed
