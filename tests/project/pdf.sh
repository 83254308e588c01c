# Checks every sheet as PDF: our checker of PDF/UA-1 and PDF/A-2a, qpdf, poppler, pdf.js, in every size and language.
set -u
empower=$1
root=$2
built=$(dirname "$empower")
readers=${EMPOWER_READERS:-$root/build/readers}
[ -x "$built/empower-pdf" ] || { echo 'skipped: there is no empower-pdf'; exit 77; }
"$empower" sheet | grep -q '^  pdf ' || { echo 'skipped: the command knows no pdf'; exit 77; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0
n=0
bad() { echo "$1"; failed=1; }
has() { command -v "$1" >/dev/null; }

check() { # PLAYBOOK KIND OPTION..
  name="$2 $*"
  n=$((n + 1))
  playbook=$1
  kind=$2
  shift 2
  "$empower" sheet "$kind" -p "$playbook" "$@" --format json >"$work/$n.json" 2>"$work/err"
  code=$?
  grep -q 'The playbook has no\|There is no\|no exercise\|has nothing' "$work/err" && [ $code -ne 0 ] && { rm "$work/$n.json"; return; }
  [ $code -eq 0 ] || { bad "$name: json: exit $code"; cat "$work/err"; return; }
  "$empower" sheet "$kind" -p "$playbook" "$@" --format pdf >"$work/$n.pdf" 2>"$work/err"
  code=$?
  # A promise of pages that is not kept is said, and no fault of the file.
  [ $code -eq 0 ] || { [ $code -eq 1 ] && [ -s "$work/err" ]; } || { bad "$name: pdf: exit $code"; cat "$work/err"; return; }
  "$empower" sheet "$kind" -p "$playbook" "$@" --format pdf 2>/dev/null | cmp -s - "$work/$n.pdf" ||
    bad "$name: other bytes the second time"
  if has qpdf; then qpdf --check "$work/$n.pdf" >"$work/out" 2>&1 || { bad "$name: qpdf"; cat "$work/out"; }; fi
  if has pdffonts; then
    # Every font is embedded, a subset, and says its characters.
    pdffonts "$work/$n.pdf" 2>&1 | awk 'NR > 2 && !/ yes +yes +yes +[0-9]+ +[0-9]+$/ { print; bad = 1 } END { exit bad }' ||
      bad "$name: fonts"
  fi
  if has node && [ -d "$readers/node_modules/pdfjs-dist" ]; then
    node "$root/tests/project/pdf.mjs" "$readers" "$work/$n.json" "$work/$n.pdf" || bad "$name: pdf.js"
  fi
}

kinds=$("$empower" sheet | sed -n '/^Sheets/,/^$/s/^  \([a-z-]*\) .*/\1/p')
for kind in $kinds; do
  for options in '' '--paper letter' '--large'; do
    # shellcheck disable=SC2086 # one word an option
    check "$root/playbooks/harbour-house" "$kind" --role guest-agent $options
  done
  check "$root/playbooks/starter.yaml" "$kind"
  for playbook in "$root"/tests/data/languages/*.yaml; do
    [ -f "$playbook" ] && check "$playbook" "$kind"
  done
done
check "$root/playbooks/harbour-house" quiz --key

if [ -x "$built/tests/pdf_check" ]; then
  "$built/tests/pdf_check" "$work"/*.pdf | sed "s#$work/##" || failed=1
  "$built/tests/pdf_check" "$work"/*.pdf >/dev/null || failed=1
fi
echo "$n sheets"
exit $failed
