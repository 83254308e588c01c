#!/bin/sh
# Makes small mistakes in the code that decides, one at a time, and tells which no test notices. For
# developers: it takes about a quarter of a second for each.
#   mutants.sh [-e EVERY] [FILE..]    every nth mistake in lib/FILE; all files of decide/ and some of base/
# A mistake is another comparison, another sign, another constant, or a statement left out. The file
# with the mistake stands before the library (LD_PRELOAD), so that nothing is linked again. Mistakes
# that nobody could notice stand in mutants.txt, below the reason, and are not made.
set -u
root=$(cd "$(dirname "$0")/.." && pwd)
every=1
if [ "${1-}" = -e ]; then
  every=$2
  shift 2
fi
[ $# -gt 0 ] || set -- $(cd "$root/lib" && ls decide/*.c) base/money.c base/number.c base/decimal.c \
  base/date.c base/date_move.c base/calendar.c base/period.c base/range.c base/limit.c \
  base/review.c base/counts.c
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
flags="-std=c17 -O1 -fPIC -w -D_POSIX_C_SOURCE=200809L -I$root/lib $(pkg-config --cflags yajl check)"
traps='-fsanitize=undefined -fsanitize-undefined-trap-on-error' # overflows are mistakes, too

# ---- the library and the tests, once ----

cd "$root/lib"
for source in base/*.c text/*.c yaml/*.c model/*.c lookup/*.c decide/*.c prove/*.c sheets/label.c; do
  gcc $flags -c "$source" -o "$work/$(echo "$source" | tr / _).o" || exit 1
done
gcc -shared "$work"/*.o -o "$work/libdecides.so" \
  $(pkg-config --libs yaml-0.1 yajl libpcre2-8 libutf8proc libmd qrcodegen zlib) -l:libstemmer.a || exit 1
for source in decide decide_approval decide_around decide_budget decide_corners decide_diagram \
  decide_question decide_reply decide_survey authority prove_diff flaws decide_oracle \
  base_date base_json base_limit base_money base_phrases base_real conditions; do
  gcc $flags -DTESTS_DIR="\"$root/tests\"" -DPLAYBOOKS_DIR="\"$root/playbooks\"" \
    "$root/tests/check_$source.c" -o "$work/check_$source" -L"$work" -ldecides \
    -Wl,-rpath,"$work" $(pkg-config --libs check libpcre2-8) || exit 1
done

# Does the program find a mistake? One that does not come to an end, or eats all memory, is found.
finds() { # PROGRAM LIBRARY
  {
    (
      ulimit -t 4       # seconds of work
      ulimit -v 4000000 # kilobytes
      LD_PRELOAD=$2 CK_FORK=no exec "$work/check_$1" >/dev/null 2>&1
    ) && return 1
  } 2>/dev/null
  return 0
}

ready() { # PROGRAM..: those that find nothing where there is no mistake
  for program in "$@"; do
    if finds "$program" ''; then
      echo "check_$program fails without a mistake, and is left out" >&2
    else
      printf '%s ' "$program"
    fi
  done
}
deciding=$(ready decide decide_corners decide_approval decide_around decide_diagram authority \
  decide_question decide_reply decide_survey prove_diff flaws decide_budget decide_oracle)
reading=$(ready base_money base_limit base_date base_json base_phrases base_real conditions)

# Does any of the tests notice? The one that did last time is asked first.
last=
noticed() { # LIBRARY PROGRAM..
  library=$1
  shift
  [ "$last" ] && finds "$last" "$library" && return 0
  for program in "$@"; do
    [ "$program" != "$last" ] && finds "$program" "$library" || continue
    last=$program
    return 0
  done
  return 1
}

# ---- mistakes: line, column, length, what comes instead, and how mutants.txt names it ----

mistakes() { # FILE
  awk -v file="$1" '
    function mistake(at, len, other,   wrong) {
      wrong = len == length($0) ? "without " $0 : substr($0, 1, at - 1) other substr($0, at + len)
      gsub(/  +/, " ", wrong)
      sub(/^ /, "", wrong)
      sub(/without +/, "without ", wrong)
      printf "%d\t%d\t%d\t%s\t%s %s: %s\n", NR, at, len, other, file, name, wrong
    }
    function each(text, other,   at, from) {
      for (from = 1; (at = index(substr(code, from), text)); from += at)
        mistake(from + at - 1, length(text), other)
    }
    /^[a-z].*\(.*[^;]$/ { name = $0; sub(/\(.*/, "", name); sub(/.*[ *]/, "", name) }
    { code = $0 }
    /^ *(\/\/|#)/ || /assert\(|^static const|^#define|S_INIT/ { next }
    { sub(/\/\/.*/, "", code) }
    # one too far in a list is for the sanitizers; of what differs none is as large as the other
    !/^ *for \(.*; [a-z_]+ < |if \((.*) != .*\) return .* < / { each(" < ", " <= ") }
    !/if \((.*) != .*\) return .* > / { each(" > ", " >= ") }
    {
      each(" <= ", " < "); each(" >= ", " > ")
      each(" == ", " != "); each(" != ", " == "); each(" && ", " || "); each(" || ", " && ")
      each(" + ", " - "); each(" - ", " + "); each("return true", "return false")
      each("return false", "return true"); each(" 0;", " 1;"); each(" 1;", " 0;")
      each(" 0)", " 1)"); each(" 1)", " 0)"); each(" 0,", " 1,"); each(" 1,", " 0,")
      each("= true", "= false"); each("= false", "= true")
    }
    # whole statements on a line: calls, assignments, and what is done in one case only
    /^ +[a-z_]+(\(|->|\.|\[| = | [-+|&]=|\+\+).*;$/ && !/^ +(return|struct|const|static|bool|char|int|size_t|u?int[0-9]+_t) / {
      mistake(1, length($0), ";")
    }
    /^ +if \(.*\) .*;$/ { mistake(1, length($0), ";") }
  ' "$root/lib/$1"
}

made=0 killed=0 number=0 known=0
for file in "$@"; do
  mistakes "$file" >"$work/mistakes"
  cut -f 5 "$work/mistakes" >"$work/names"
  grep "^$file " "$root/tests/mutants.txt" | grep -Fxv -f "$work/names" | sed 's/^/no more made: /'
  case $file in decide/*) programs=$deciding ;; *) programs="$reading $deciding" ;; esac
  last=
  while IFS='	' read -r line column length other name; do
    if grep -Fxq "$name" "$root/tests/mutants.txt"; then
      known=$((known + 1))
      continue
    fi
    number=$((number + 1))
    [ $((number % every)) -eq 0 ] || continue
    awk -v n="$line" -v at="$column" -v len="$length" -v other="$other" '
      NR == n { print substr($0, 1, at - 1) other substr($0, at + len); next } { print }
    ' "$root/lib/$file" >"$work/wrong.c"
    gcc $flags $traps -I"$root/lib/$(dirname "$file")" -shared "$work/wrong.c" -o "$work/wrong.so" \
      2>/dev/null || continue
    made=$((made + 1))
    # shellcheck disable=SC2086 # one word a program
    if noticed "$work/wrong.so" $programs; then
      killed=$((killed + 1))
    else
      printf "%s\n" "$name"
    fi
  done <"$work/mistakes"
done
echo "$made mistakes made, $killed noticed; $known that nobody could notice left out"
