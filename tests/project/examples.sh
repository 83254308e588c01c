# Runs every example of every command's help, in a new folder with a playbook, as it stands.
set -u
empower=$1
root=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/bin" && ln -s "$empower" "$work/bin/empower"
PATH=$work/bin:$PATH
failed=0
commands=$(empower help | sed -n 's/^  \([a-z]*\)  *[A-Z].*/\1/p')
[ -n "$commands" ] || { echo 'help lists no commands'; exit 1; }
for command in $commands; do
  lines=$(empower "$command" -h | wc -l)
  [ "$lines" -le 24 ] || { echo "$command -h has $lines lines (24)"; failed=1; }
  wide=$(empower "$command" -h | awk 'length($0) > 80' | wc -l)
  [ "$wide" -eq 0 ] || { echo "$command -h has lines wider than 80"; failed=1; }
  empower "$command" -h | sed -n '/^  empower/s/^  //p' >"$work/examples"
  [ -s "$work/examples" ] || { echo "$command -h has no example"; failed=1; }
  while IFS= read -r example; do
    rm -rf "$work/here"
    empower init "$work/here" --example harbour-house -q || { echo 'init failed'; exit 1; }
    (cd "$work/here" && eval "$example") >"$work/out" 2>"$work/err" </dev/null
    code=$?
    [ $code -eq 0 ] || { echo "$example: exit $code"; cat "$work/err"; failed=1; }
  done <"$work/examples"
done
exit $failed
