# Runs the README's console blocks over the playbook that it shows, and compares what they print.
#   readme.sh [--update] EMPOWER ROOT
set -u
state=
update=no
if [ "$1" = --update ]; then
  update=yes
  shift
fi
empower=$1
root=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/bin" && ln -s "$empower" "$work/bin/empower"
PATH=$work/bin:$PATH
export LC_ALL=C COLUMNS=80 TERM=dumb EMPOWER_CACHE=off
unset EMPOWER_PLAYBOOK EMPOWER_ROLE
cd "$work" || exit 1
awk '/^```yaml/ { on = 1; next } /^```/ { on = 0 } on' "$root/README.md" >playbook.yaml
# The playbook with one mistake of the kind that YAML makes easy.
sed "s/^    acknowledge: .*/    acknowledge: 'We're sorry for the wait'/" playbook.yaml >mistake.yaml
while IFS= read -r line; do
  case $state$line in
  '```console') state=console ;;
  console'$ '*)
    command=${line#\$ }
    printf '%s\n' "$line"
    eval "$command" 2>/dev/null </dev/null
    state=printed
    continue ;;
  'printed```' | 'console```') state= ;;
  printed*) continue ;;
  esac
  printf '%s\n' "$line"
done <"$root/README.md" >README.md
if [ $update = yes ]; then
  cp README.md "$root/README.md"
else
  diff -u "$root/README.md" README.md
fi
