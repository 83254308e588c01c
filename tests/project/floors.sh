# Checks that a folder of lib/ includes only itself and the folders below it, and cmd/ only empower.h.
set -u
root=$2
failed=0
allowed() { # the folders that $1 may include, as ARCHITECTURE.md lists them
  sed -n "s/^| \`$1\/\` *| *[0-9]* *| *\([a-z ]*[a-z]\) *|.*/\1/p" "$root/ARCHITECTURE.md"
}
for folder in "$root"/lib/*/; do
  name=$(basename "$folder")
  may=" $name $(allowed "$name") "
  [ "$may" != " $name  " ] || { echo "ARCHITECTURE.md has no row for lib/$name"; failed=1; }
  for used in $(sed -n 's/^#include "\([a-z]*\)\/.*/\1/p' "$folder"*.c "$folder"*.h | sort -u); do
    case "$may" in
    *" $used "*) ;;
    *) grep -n "#include \"$used/" "$folder"*.[ch] | sed "s#$root/##; s/\$/  ($name may not include $used)/"
       failed=1 ;;
    esac
  done
done
for file in "$root"/cmd/*.[ch]; do
  if grep -n '#include ".*/' "$file"; then
    echo "$file: cmd/ includes only empower.h and its own headers"
    failed=1
  fi
done
exit $failed
