# Draws the gallery: every sheet of a playbook of ours as a picture, and gallery.md around them.
#   gallery.sh EMPOWER ROOT            draws what changed (needs empower-pdf and pdftoppm)
#   gallery.sh --list EMPOWER ROOT     writes what gallery.md should be, for a test to compare
set -eu
draw=yes
if [ "$1" = --list ]; then
  draw=no
  shift
fi
empower=$1
root=$2
playbook=$root/playbooks/harbour-house
pictures=$root/docs/gallery
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# What a sheet shows best: one scenario, and the role that it is for.
options() { # KIND
  case $1 in
  card | handout | role-play | huddle | scorecard) echo --scenario noisy-room ;;
  facilitator) echo --scenario noisy-room --people 12 ;;
  pack) echo --people 12 ;;
  esac
}

sheet() { # KIND FORMAT
  # shellcheck disable=SC2046 # one word an option
  "$empower" sheet "$1" -p "$playbook" --role guest-agent $(options "$1") --format "$2"
}

# A picture is of the sheet whose digest stands beside it.
digest() { # KIND
  sheet "$1" json | sha256sum | cut -c1-16
}

picture() { # KIND
  sheet "$1" pdf >"$work/$1.pdf"
  pdftoppm -r 50 -png -f 1 -l 1 -singlefile "$work/$1.pdf" "$pictures/$1"
}

"$empower" sheet | sed -n '/^Sheets/,/^$/s/^  \([a-z-]*\)  *\(.*\)/\1	\2/p' >"$work/kinds"
{
  echo '# What the sheets look like'
  echo
  echo 'All of them made by `empower sheet KIND -p playbooks/harbour-house --role guest-agent`, first pages'
  echo 'only. `cmake --build build/release --target gallery` draws them anew.'
  while IFS='	' read -r kind title; do
    now="<!-- $(digest "$kind") -->"
    if [ $draw = yes ] && ! { [ -f "$pictures/$kind.png" ] && grep -qF "$now" "$root/docs/gallery.md" 2>/dev/null; }; then
      mkdir -p "$pictures"
      picture "$kind"
    fi
    printf '\n## %s\n\n%s %s\n\n![%s](gallery/%s.png)\n' "$kind" "$now" "$title" "$kind" "$kind"
  done <"$work/kinds"
} >"$work/gallery.md"
if [ $draw = yes ]; then
  cmp -s "$work/gallery.md" "$root/docs/gallery.md" || cp "$work/gallery.md" "$root/docs/gallery.md"
else
  cat "$work/gallery.md"
fi
