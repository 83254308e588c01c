# Checks `export site` in a browser: what it finds, keys, paper, contrast, harm; `.ci/run` installs what drives it (package.json).
set -u
empower=$1
ROOT=$2
readers=${EMPOWER_READERS:-$ROOT/build/readers}
command -v node >/dev/null || { echo "skipped: there is no node here"; exit 77; }
for package in playwright-core axe-core yaml; do
  [ -d "$readers/node_modules/$package" ] || { echo "skipped: $readers holds no $package"; exit 77; }
done
browser=$(command -v chromium || command -v chromium-browser || command -v google-chrome) ||
  { echo "skipped: there is no Chromium here"; exit 77; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
ln -s "$readers/node_modules" "$work/node_modules"
node "$ROOT/tests/project/site.mjs" "$empower" "$ROOT" "$work" "$browser"
