# Checks that the generated parts of the manual are up to date and that mandoc has nothing to say.
set -u
empower=$1
root=$2
command -v mandoc >/dev/null || { echo 'skipped: mandoc is not installed'; exit 77; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$work/man" "$work/lib"
cp "$root"/man/* "$work/man/"
cp "$root"/lib/empower*.h "$work/lib/"
sh "$work/man/generate.sh" "$empower" "$work/man" || exit 1
failed=0
for page in empower.1 empower-pdf.1 empower.3 playbook.5 empower-config.5 empower-document.5 empower-rules.7; do
  diff -u "$root/man/$page" "$work/man/$page" || { echo "$page: run the target \`update\`"; failed=1; }
  # -W warning leaves out what is a matter of the system the page is read on.
  mandoc -T lint -W warning "$work/man/$page" | grep -v 'unknown library name' && failed=1
done
exit $failed
