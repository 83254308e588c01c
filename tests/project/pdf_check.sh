# Checks the checker of PDF files: a good file passes, and each way to break it (pdf/breaks.txt) is named.
set -u
empower=$1
root=$2
check=$(dirname "$empower")/tests/pdf_check
pdf=$(dirname "$empower")/empower-pdf
for tool in "$check" "$pdf" qpdf fix-qdf; do
  command -v "$tool" >/dev/null || { echo "skipped: there is no $(basename "$tool")"; exit 77; }
done
"$empower" sheet | grep -q '^  pdf ' || { echo 'skipped: the command knows no pdf'; exit 77; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0
"$empower" sheet handout -p "$root/playbooks/harbour-house" -s noisy-room --format pdf >"$work/good.pdf" || exit 1
qpdf --qdf --object-streams=disable --no-original-object-ids "$work/good.pdf" "$work/lines.pdf" || exit 1
for file in good lines; do
  "$check" "$work/$file.pdf" || { echo "a good file ($file) fails"; exit 1; }
done
n=0
while IFS='	' read -r clause expression; do
  case $clause in '#'* | '') continue ;; esac
  n=$((n + 1))
  LC_ALL=C sed -E "$expression" "$work/lines.pdf" >"$work/edited.pdf"
  cmp -s "$work/lines.pdf" "$work/edited.pdf" && { echo "$clause: $expression changes nothing"; failed=1; continue; }
  LC_ALL=C fix-qdf "$work/edited.pdf" >"$work/broken.pdf" 2>/dev/null
  "$check" "$work/broken.pdf" >"$work/says" && { echo "$clause: passes all the same"; failed=1; }
  grep -qF ": $clause: " "$work/says" || { echo "$clause: is not named, but:"; cat "$work/says"; failed=1; }
done <"$root/tests/pdf/breaks.txt"
echo "$n ways to break a file"
exit $failed
