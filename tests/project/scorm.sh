# Checks the SCORM packages of all shipped playbooks, and plays them in a browser; `.ci/run` installs what that takes (package.json).
set -u
empower=$1
ROOT=$2
readers=${EMPOWER_READERS:-$ROOT/build/readers}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0
for tool in unzip xmllint; do
  command -v $tool >/dev/null || { echo "skipped: there is no $tool here"; exit 77; }
done
printf 'empower: 1\nplaybook: no-questions\ntitle: T\nscenarios:\n  a: {title: A, signals: [b]}\n' >"$work/no-questions.yaml"
for playbook in "$ROOT"/playbooks/* "$work/no-questions.yaml"; do
  name=$(basename "$playbook" .yaml)
  "$empower" export scorm -p "$playbook" -o "$work/$name.zip" || { echo "$name: exit $?"; failed=1; continue; }
  TZ=Asia/Tokyo "$empower" export scorm -p "$playbook" -o "$work/again.zip"
  cmp "$work/$name.zip" "$work/again.zip" || failed=1
  unzip -tqq "$work/$name.zip" || { echo "$name: no archive"; failed=1; }
  mkdir "$work/$name"
  unzip -qq "$work/$name.zip" -d "$work/$name"
  xmllint --noout "$work/$name/imsmanifest.xml" || { echo "$name: imsmanifest.xml"; failed=1; }
  for file in $(sed -n 's/.*<file href="\([^"]*\)".*/\1/p' "$work/$name/imsmanifest.xml"); do
    [ -s "$work/$name/$file" ] || { echo "$name: there is no $file"; failed=1; }
  done
done
[ $failed -eq 0 ] || exit 1
browser=$(command -v chromium || command -v chromium-browser || command -v google-chrome) ||
  { echo 'skipped: there is no Chromium here'; exit 77; }
for part in playwright-core scorm-again axe-core; do
  [ -d "$readers/node_modules/$part" ] || { echo "skipped: $readers holds no $part"; exit 77; }
done
ln -s "$readers/node_modules" "$work/node_modules"
node "$ROOT/tests/project/scorm.mjs" "$work" "$browser"
