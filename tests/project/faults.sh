# Checks that an answer that cannot be written never reads as clean: full disk, closed pipe, closed stdout.
set -u
empower=$1
root=$2
failed=0
playbook=$root/playbooks/starter.yaml
expect() { # WHAT WANTED GOT
  [ "$2" -eq "$3" ] || { echo "$1: exit $3 instead of $2"; failed=1; }
}
for command in "show -p $playbook" "report matrix -p $playbook" "ask -p $playbook parcel" "diff $playbook $playbook" "lint --json $playbook" schema help --version; do
  if [ -w /dev/full ]; then
    $empower $command >/dev/full 2>/dev/null
    expect "$command > /dev/full" 3 $?
  fi
  $empower $command >&- 2>/dev/null
  expect "$command >&-" 3 $?
done
{ $empower schema; echo $? >&3; } 3>"${TMPDIR:-/tmp}/code.$$" | true
code=$(cat "${TMPDIR:-/tmp}/code.$$")
rm -f "${TMPDIR:-/tmp}/code.$$"
case $code in
0 | 3) ;; # all of it may have fitted into the pipe before it was closed
*) expect 'schema | true' 3 "$code" ;;
esac
$empower show -p "$root" </dev/null >/dev/null 2>&1
expect 'show -p a folder of several playbooks' 2 $?
work=$(mktemp -d)
mkfifo "$work/pipe.yaml"
$empower lint "$work/pipe.yaml" >/dev/null 2>&1
expect 'lint of a FIFO' 3 $?
ln -s /etc/passwd "$work/link.yaml"
cp "$playbook" "$work/playbook.yaml"
$empower lint "$work" >"$work/out" 2>&1
expect 'lint of a folder with a link to outside' 3 $?
grep -q root: "$work/out" && { echo 'the contents of a file outside were shown'; failed=1; }
rm -rf "$work"
exit $failed
