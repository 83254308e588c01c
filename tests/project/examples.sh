# Runs every example of every command's help and of the manual, in a new folder with a playbook, as it stands.
set -u
empower=$1
root=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/bin" && ln -s "$empower" "$work/bin/empower"
PATH=$work/bin:$PATH
failed=0
run() { # EXAMPLE
  rm -rf "$work/here"
  empower init "$work/here" --example harbour-house -q || { echo 'init failed'; exit 1; }
  (cd "$work/here" && eval "$1") >"$work/out" 2>"$work/err" </dev/null
  code=$?
  [ $code -eq 0 ] || { echo "$1: exit $code"; cat "$work/err"; failed=1; }
}
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
    run "$example"
  done <"$work/examples"
done

# The literal displays of the manual: commands of empower(1), the playbook of playbook(5), the
# configuration of empower-config(5).
displays() { # PAGE: the lines of its section EXAMPLES
  awk '/^\.Sh/ { on = /EXAMPLES/ } on && /^\.Bd/ { text = 1; next } /^\.Ed/ { text = 0 } on && text' "$root/man/$1" |
    sed 's/\\-/-/g; s/\\e/\\/g'
}
displays empower.1 >"$work/examples"
[ -s "$work/examples" ] || { echo 'empower(1) has no examples'; failed=1; }
while IFS= read -r example; do run "$example"; done <"$work/examples"
displays playbook.5 >"$work/playbook.yaml"
empower lint --as-of 2026-07-01 "$work/playbook.yaml" || failed=1
displays empower-config.5 >"$work/config.yaml"
empower lint --test-rules --config "$work/config.yaml" || failed=1
exit $failed
