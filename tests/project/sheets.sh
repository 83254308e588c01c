# Checks sheets in HTML in a browser: axe-core finds nothing, nothing is asked of the network, nothing runs.
set -u
empower=$1
ROOT=$2
readers=${EMPOWER_READERS:-$ROOT/build/readers}
command -v node >/dev/null || { echo "skipped: there is no node here"; exit 77; }
for package in playwright-core axe-core; do
  [ -d "$readers/node_modules/$package" ] || { echo "skipped: $readers holds no $package"; exit 77; }
done
browser=$(command -v chromium || command -v chromium-browser || command -v google-chrome) ||
  { echo "skipped: there is no Chromium here"; exit 77; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
ln -s "$readers/node_modules" "$work/node_modules"
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
