# Checks that every shipped playbook goes into every export, and that other software reads it.
. "$2/tests/project/lib/readers.sh"
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
need_packages gift-pegjs
node "$ROOT/tests/project/exports.mjs" "$work" "$ROOT/playbooks"
