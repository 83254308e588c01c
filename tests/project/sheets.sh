# Checks sheets in HTML in a browser: axe-core finds nothing, nothing is asked of the network, nothing runs.
. "$2/tests/project/lib/readers.sh"
need_packages playwright-core axe-core
need_browser
write() { # NAME OPTION..
  name=$1
  shift
  "$empower" sheet "$@" --format html -o "$work/$name.html" || { echo "$name cannot be written"; exit 1; }
}
for kind in $("$empower" sheet | sed -n '/^Sheets/,/^$/s/^  \([a-z-]*\) .*/\1/p'); do
  write "$kind" "$kind" -p "$ROOT/playbooks/harbour-house" --role guest-agent
done
write key quiz --key -p "$ROOT/playbooks/harbour-house"
write large handout --large -p "$ROOT/playbooks/harbour-house" -s noisy-room
for language in ar ja; do
  write "$language" card -p "$ROOT/tests/data/languages/$language.yaml"
done
node "$ROOT/tests/project/sheets.mjs" "$work" "$browser"
