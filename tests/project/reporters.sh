# Checks that other software reads what `lint --format` writes; `.ci/run` installs it (package.json).
set -u
empower=$1
ROOT=$2
export ROOT LC_ALL=C DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1
unset GITHUB_STEP_SUMMARY
readers=${EMPOWER_READERS:-$ROOT/build/readers}
for tool in node xmllint; do
  command -v $tool >/dev/null || { echo "skipped: there is no $tool here"; exit 77; }
done
[ -d "$readers/node_modules" ] || { echo "skipped: $readers holds no node_modules"; exit 77; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 1
failed=0
expect() { # WHAT WANTED GOT
  [ "$2" -eq "$3" ] || { echo "$1: exit $3 instead of $2"; failed=1; }
}

. "$ROOT/tests/data/hostile.sh"
set --
for format in json jsonl sarif github gitlab junit checkstyle rdjson markdown; do
  set -- "$@" --format "$format:out.$format"
done
"$empower" lint --as-of 2026-07-01 "$@" .
expect lint 1 $?

xmllint --noout --dtdvalid "$ROOT/tests/project/junit.dtd" out.junit
expect 'JUnit' 0 $?
xmllint --noout --dtdvalid "$ROOT/tests/project/checkstyle.dtd" out.checkstyle
expect 'Checkstyle' 0 $?

# Microsoft's validator knows the standard and what GitHub asks for; it computes the hashes of lines
# where they are not there and it is told where the files are.
ln -s "$readers/node_modules" node_modules
multitool=$readers/node_modules/@microsoft/sarif-multitool-linux/Sarif.Multitool
chmod u+x "$multitool" || exit 1
"$multitool" validate out.sarif --rule-kind 'Sarif;Ghas' --output valid.sarif >valid.txt 2>&1
expect 'the validation of SARIF' 0 $?
# We have no home page to name (SARIF2005).
grep -E ': (error|warning) ' valid.txt | grep -v SARIF2005 && failed=1
grep -v primaryLocationLineHash out.sarif |
  sed "s#\"%SRCROOT%\": {#&\"uri\": \"file://$work/\",#" >bare.sarif
"$multitool" rewrite bare.sarif --output hashed.sarif --insert RollingHashPartialFingerprints >hashed.txt 2>&1
expect 'the hashes of SARIF' 0 $?
node "$ROOT/tests/project/reporters.mjs" "$work"
expect 'reading reports' 0 $?
exit $failed
