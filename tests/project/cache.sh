# Checks the cache folder: what is kept there changes no answer, stays private and small, and where it
# cannot be written nobody notices.
set -u
empower=$1
root=$2
unset EMPOWER_CACHE EMPOWER_PLAYBOOK EMPOWER_ROLE
work=$(mktemp -d)
trap 'chmod -R u+w "$work"; rm -rf "$work"' EXIT
export XDG_CACHE_HOME="$work/cache"
kept=$XDG_CACHE_HOME/empower
playbook=$root/playbooks/starter.yaml
failed=0
fail() { echo "$*"; failed=1; }
ask() { "$empower" ask -p "$playbook" --as-of 2026-07-01 "$@" 2>&1; }
count() { ls "$kept" 2>/dev/null | wc -l; }
same() { # WHAT: the answer is that of a run without a cache
  [ "$(ask my parcel is late --json)" = "$wanted" ] || fail "$1: another answer"
}
wanted=$(EMPOWER_CACHE=off ask my parcel is late --json)
[ ! -e "$XDG_CACHE_HOME" ] || fail 'EMPOWER_CACHE=off: something was kept'

same 'first run'
[ "$(count)" -eq 1 ] || fail "$(count) files after the first run"
[ "$(stat -c %a "$kept")" = 700 ] || fail 'the folder is not private'
[ "$(stat -c %a "$kept"/*)" = 600 ] || fail 'the file is not private'
file=$(ls "$kept"/*)
before=$(stat -c %i "$file")
same 'second run'
[ "$(stat -c %i "$file")" = "$before" ] || fail 'the second run has made the file anew'
EMPOWER_CACHE=off ask my parcel is late --json >/dev/null
"$empower" show -p "$playbook" >/dev/null
"$empower" lint -q "$playbook"
[ "$(count)" -eq 1 ] || fail 'commands that look nothing up have kept something'

# Damage is mended.
printf 'x' >"$file"
same 'a file of one byte'
[ "$(stat -c %s "$file")" -gt 1000 ] || fail 'a damaged file was not made anew'
chmod 666 "$file"
same 'a file that others may write to'
[ "$(stat -c %a "$file")" = 600 ] || fail 'a file that others may write to was used'
mv "$file" "$work/elsewhere" && ln -s "$work/elsewhere" "$file"
same 'a link'
[ ! -L "$file" ] || fail 'a link was followed'

# What belongs to other questions is apart.
ask parcel --role agent >/dev/null
echo parcel | "$empower" ask --batch -p "$playbook" >/dev/null
[ "$(count)" -eq 3 ] || fail "$(count) files for two roles and a batch"

# No more than 32, the oldest go first; what is not ours stays.
echo mine >"$kept/notes"
i=0
while [ $i -lt 40 ]; do
  : >"$kept/$(printf %016x $i)"
  touch -d "2020-01-01 00:00:$i" "$kept/$(printf %016x $i)" 2>/dev/null
  i=$((i + 1))
done
ask something new --role team-lead >/dev/null
[ "$(count)" -eq 33 ] || fail "$(count) files instead of 32 and one that is not ours"
[ -e "$kept/notes" ] || fail 'a file that is not ours is gone'
[ ! -e "$kept/0000000000000000" ] || fail 'the oldest is still there'
same 'after the oldest went'

# Where nothing can be kept, nobody notices.
for home in /dev/null "$work/nowhere/at/all" relative ''; do
  XDG_CACHE_HOME=$home HOME=/nonexistent same "a cache home of <$home>"
done
[ ! -e relative ] || fail 'a relative cache home was used'
if [ "$(id -u)" -ne 0 ]; then
  rm -rf "$XDG_CACHE_HOME" && mkdir "$XDG_CACHE_HOME" && chmod 500 "$XDG_CACHE_HOME"
  same 'a folder that cannot be written'
fi
mkdir "$work/home"
(unset XDG_CACHE_HOME; HOME=$work/home ask my parcel is late >/dev/null)
[ -d "$work/home/.cache/empower" ] || fail 'nothing was kept at home'
# Answers are the same while many runs keep theirs at once.
rm -rf "$XDG_CACHE_HOME" && mkdir "$XDG_CACHE_HOME"
for i in 1 2 3 4 5 6; do ask my parcel is late --json >"$work/$i" & done
wait
for i in 1 2 3 4 5 6; do [ "$(cat "$work/$i")" = "$wanted" ] || fail 'side by side: another answer'; done
[ "$(count)" -eq 1 ] || fail 'side by side: something is left behind'
exit $failed
