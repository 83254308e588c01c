# What decides is tested to the last branch: in a build with --coverage (preset `cover`) this runs the
# tests of these folders, prints the branches that they take, and names each one that they miss.
# Apart are the branches of assertions, which must never be taken.
#   coverage.sh EMPOWER ROOT
#   coverage.sh --programs      lists the tests that it runs
set -eu
programs=$(cd "$(dirname "$0")/.." && ls check_base*.c check_decide*.c check_authority.c | sed 's/\.c$//')
if [ "${1-}" = --programs ]; then
  echo "$programs"
  exit
fi
build=$(dirname "$1")
root=$2
objects=$build/lib/CMakeFiles/empower_objects.dir
[ -f "$objects/decide/decide.c.gcno" ] && command -v gcov >/dev/null || exit 77

find "$build" -name '*.gcda' -delete # of an earlier run
for program in $programs; do
  "$build/tests/$program" >/dev/null || : # a failure is its own test's to tell
done

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
missed=0
for file in $(cd "$root/lib" && ls decide/*.c) base/money.c base/number.c \
  base/decimal.c base/date.c base/calendar.c base/period.c base/range.c base/limit.c base/review.c \
  base/unit.c base/counts.c base/json_read.c base/json_write.c; do
  gcov -b -c -o "$objects/$(dirname "$file")" "$objects/$file.gcda" >/dev/null 2>&1
  awk -v file="lib/$file" '
    /^branch/ { if (source !~ /assert\(/) { all++; if ($3 == "never" || $4 == 0) missed[line]++ } next }
    /^(call|function)/ { next }
    { split($0, part, ":"); line = part[2] + 0
      source = substr($0, length(part[1]) + length(part[2]) + 3); sources[line] = source }
    END {
      for (line in missed) { printf "%s:%d: %d not taken: %s\n", file, line, missed[line], sources[line]; n += missed[line] }
      printf "%-28s %4d of %4d branches\n", file, all - n, all
      exit n > 0
    }' "$(basename "$file").gcov" || missed=1
done
exit $missed
