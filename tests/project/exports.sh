# Checks that every shipped playbook goes into every export, and that other software reads it; `.ci/run` installs that (package.json).
set -u
empower=$1
ROOT=$2
readers=${EMPOWER_READERS:-$ROOT/build/readers}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0
formats=$("$empower" export | sed -n 's/^  \([a-z]*\)  *[a-z].*/\1/p')
[ -n "$formats" ] || { echo 'export lists no formats'; exit 1; }
for playbook in "$ROOT"/playbooks/*; do
  name=$(basename "$playbook" .yaml)
  for format in $formats; do
    "$empower" export "$format" -p "$playbook" -o "$work/$name.$format" ||
      { echo "$format of $name: exit $?"; failed=1; }
    [ -s "$work/$name.$format" ] || { echo "$format of $name is empty"; failed=1; }
  done
done
[ $failed -eq 0 ] || exit 1
for part in node "$readers/node_modules/gift-pegjs"; do
  command -v "$part" >/dev/null || [ -d "$part" ] || { echo "skipped: there is no $part here"; exit 77; }
done
ln -s "$readers/node_modules" "$work/node_modules"
node "$ROOT/tests/project/exports.mjs" "$work" "$ROOT/playbooks"
