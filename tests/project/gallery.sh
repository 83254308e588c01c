# Checks that the gallery in the documentation shows the sheets as they are.
set -u
empower=$1
root=$2
failed=0
work=$(mktemp)
trap 'rm -f "$work"' EXIT
sh "$root/docs/gallery.sh" --list "$empower" "$root" >"$work" || exit 1
diff "$root/docs/gallery.md" "$work" || { echo 'the target `gallery` draws it anew'; failed=1; }
for picture in $(sed -n 's/^!.*(\(.*\))$/\1/p' "$work"); do
  [ -s "$root/docs/$picture" ] || { echo "docs/$picture is missing"; failed=1; }
done
exit $failed
