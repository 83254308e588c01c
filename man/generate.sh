# Puts the parts of the manual that come from the program's own rows between their marks.
#   generate.sh EMPOWER FOLDER
set -eu
empower=$1
folder=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

fill() { # PAGE, text on standard input
  cat >"$work/part"
  awk -v part="$work/part" '
    /^\.\\" begin generated/ { print; while ((getline line < part) > 0) print line; skip = 1; next }
    /^\.\\" end generated/ { skip = 0 }
    !skip { print }
  ' "$folder/$1" >"$work/page"
  cmp -s "$work/page" "$folder/$1" || cp "$work/page" "$folder/$1"
}

"$empower" help --manual | fill empower.1
"$empower" schema --manual | fill playbook.5
"$empower" explain --manual | fill empower-rules.7
"$empower" lint --manual | fill empower-config.5
sh "$folder/header.sh" "$folder/../lib/empower.h" "$folder/../lib/empower_print.h" | fill empower.3
