#!/bin/sh
# Makes small mistakes in the code that decides, one at a time, and tells which no test notices. For
# developers: it takes about half a second for each.
#   mutants.sh [-e EVERY] [FILE..]    every nth mistake in lib/FILE; all files of decide/ and some of base/
# A mistake is another comparison, another sign, another constant, or a statement left out. The file
# with the mistake stands before the library (LD_PRELOAD), so that nothing is linked again.
set -u
root=$(cd "$(dirname "$0")/.." && pwd)
every=1
if [ "${1-}" = -e ]; then
  every=$2
  shift 2
fi
[ $# -gt 0 ] || set -- $(cd "$root/lib" && ls decide/*.c) base/money.c base/number.c base/decimal.c \
  base/date.c base/calendar.c base/period.c base/range.c base/limit.c base/review.c base/counts.c
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
flags="-std=c17 -O1 -fPIC -w -D_POSIX_C_SOURCE=200809L -I$root/lib $(pkg-config --cflags yajl check)"

compile() { # SOURCE OBJECT, as a library of its own
  gcc $flags -I"$(dirname "$root/lib/$file")" -shared "$1" -o "$2" 2>/dev/null
}

# ---- the library and the tests, once ----

cd "$root/lib"
for source in base/*.c text/*.c yaml/*.c model/*.c decide/*.c; do
  gcc $flags -c "$source" -o "$work/$(echo "$source" | tr / _).o" || exit 1
done
gcc -shared "$work"/*.o -o "$work/libdecides.so" $(pkg-config --libs yaml-0.1 yajl libpcre2-8 libutf8proc libmd)
mkdir "$work/decide" "$work/base"
for source in "$root"/tests/check_decide*.c "$root"/tests/check_authority.c "$root"/tests/check_base_*.c; do
  name=$(basename "$source" .c)
  case $name in check_base_memory | check_base_map | check_base_text | check_base_real | check_base_csv) continue ;;
    check_base*) folder=base ;; *) folder=decide ;;
  esac
  gcc $flags -DTESTS_DIR="\"$root/tests\"" -DPLAYBOOKS_DIR="\"$root/playbooks\"" "$source" \
    -o "$work/$folder/$name" -L"$work" -ldecides -Wl,-rpath,"$work" $(pkg-config --libs check libpcre2-8) || exit 1
done
mv "$work/decide/check_decide_oracle" "$work/decide/z_oracle" # the slowest comes last
for program in "$work"/decide/* "$work"/base/*; do
  CK_FORK=no "$program" >/dev/null 2>&1 && continue
  echo "$(basename "$program") fails without a mistake, and is left out" >&2
  rm "$program"
done

# ---- mistakes: line, column, length, what comes instead ----

mistakes() { # FILE
  awk '
    function each(text, other,   at, from) {
      for (from = 1; (at = index(substr(code, from), text)); from += at)
        printf "%d\t%d\t%d\t%s\n", NR, from + at - 1, length(text), other
    }
    { code = $0 }
    /^ *(\/\/|#)/ || /assert\(|^static const|^#define|S_INIT/ { next }
    { sub(/\/\/.*/, "", code) }
    {
      each(" < ", " <= "); each(" <= ", " < "); each(" > ", " >= "); each(" >= ", " > ")
      each(" == ", " != "); each(" != ", " == "); each(" && ", " || "); each(" || ", " && ")
      each(" + ", " - "); each(" - ", " + "); each("return true", "return false")
      each("return false", "return true"); each(" 0;", " 1;"); each(" 1;", " 0;")
      each(" 0)", " 1)"); each(" 1)", " 0)"); each(" 0,", " 1,"); each(" 1,", " 0,")
      each("= true", "= false"); each("= false", "= true")
    }
    # whole statements on a line: calls, assignments, and what is done in one case only
    /^ +[a-z_]+(\(|->|\.|\[| = | [-+|&]=|\+\+).*;$/ && !/^ +(return|struct|const|static|bool|char|int|size_t|u?int[0-9]+_t) / {
      printf "%d\t1\t%d\t;\n", NR, length($0)
    }
    /^ +if \(.*\) .*;$/ { printf "%d\t1\t%d\t;\n", NR, length($0) }
  ' "$1"
}

made=0 killed=0 number=0
check() { # FOLDER..: does any test notice?
  for folder in "$@"; do
    for program in "$work/$folder"/*; do
      LD_PRELOAD=$work/wrong.so CK_FORK=no timeout 30 "$program" >/dev/null 2>&1 || return 0
    done
  done
  return 1
}

for file in "$@"; do
  mistakes "$root/lib/$file" >"$work/mistakes"
  while IFS='	' read -r line column length other; do
    number=$((number + 1))
    [ $((number % every)) -eq 0 ] || continue
    awk -v n="$line" -v at="$column" -v len="$length" -v other="$other" '
      NR == n { print substr($0, 1, at - 1) other substr($0, at + len); next } { print }
    ' "$root/lib/$file" >"$work/wrong.c"
    compile "$work/wrong.c" "$work/wrong.so" || continue
    made=$((made + 1))
    case $file in decide/*) folders=decide ;; *) folders='base decide' ;; esac
    # shellcheck disable=SC2086 # one word a folder
    if check $folders; then
      killed=$((killed + 1))
    else
      printf 'lib/%s:%d: "%s" unnoticed in: %s\n' "$file" "$line" "$other" \
        "$(sed -n "${line}s/^ *//p" "$root/lib/$file")"
    fi
  done <"$work/mistakes"
done
echo "$made mistakes made, $killed noticed"
