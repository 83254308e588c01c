# Checks the SCORM packages of all shipped playbooks, and plays them in a browser.
. "$2/tests/project/lib/readers.sh"
need_tools unzip xmllint
failed=0
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
need_packages playwright-core scorm-again axe-core
need_browser
node "$ROOT/tests/project/scorm.mjs" "$work" "$browser"
