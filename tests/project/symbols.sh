# Checks that the shared library exports exactly the functions of empower.h and of what it includes.
set -u
root=$2
library=$3
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
nm -D --defined-only "$library" | awk '$2 == "T" || $2 == "D" || $2 == "B" || $2 == "R" { print $3 }' |
  grep -v '^_' | sort >"$work/exported"
cat "$root/lib/empower.h" "$root/lib/empower_print.h" | grep -v '^typedef' | sed 's#//.*##' | grep -o 'emp_[a-z_]*(' | tr -d '(' | sort -u >"$work/declared"
diff "$work/declared" "$work/exported"
