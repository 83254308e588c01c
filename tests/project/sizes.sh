# Checks the sizes of functions and files, and that each file begins with one line on its one job.
# Exceptions stand in sizes.txt, a line each (`FILE:FUNCTION` or `FILE`); the list may only shrink.
set -u
root=$2
exceptions=$root/tests/project/sizes.txt
cd "$root" || exit 1
work=$(mktemp)
trap 'rm -f "$work"' EXIT
# A function begins at a line that starts in column 1 and ends with "{", and ends at a "}" in column 1.
awk '
  FNR == 1 { name = ""; if ($0 !~ /^\/\/ /) print "first", 0, FILENAME }
  name == "" && /^[a-z].*\) \{$/ { name = $0; sub(/\(.*/, "", name); sub(/.*[ *]/, "", name); start = FNR; next }
  name == "" && /^[a-z].*\($/ { open = FNR }
  name == "" && /^[ a-z].*\) \{$/ && FNR > 1 { name = "wrapped"; start = FNR - 1; next }
  /^}/ && name != "" { print "function", FNR - start - 1, FILENAME ":" name; name = "" }
  { lines[FILENAME] = FNR }
  END { for (file in lines) print "file", lines[file], file }
' lib/*/*.c lib/*/*.h lib/*.h cmd/*.c cmd/*.h pdf/*.c pdf/*.h pdf/*.c pdf/*.h >"$work"
awk -v exceptions="$exceptions" '
  BEGIN { while ((getline line < exceptions) > 0) if (line !~ /^#/ && line != "") known[line] = 1 }
  $1 == "first" { print $3 ": begins with no line on its job"; bad = 1 }
  $1 == "function" { size[++n] = $2; if ($2 > 80 && !used[$3]++ && !($3 in known)) { print $3 ": " $2 " lines (80)"; bad = 1 } if ($2 > 80) seen[$3] = 1 }
  $1 == "file" { files[++m] = $2; if ($2 > 500 && !($3 in known)) { print $3 ": " $2 " lines (500)"; bad = 1 } if ($2 > 500) seen[$3] = 1 }
  function sorted(list, count,   i, j, t) {
    for (i = 2; i <= count; i++) { t = list[i]; for (j = i - 1; j > 0 && list[j] > t; j--) list[j + 1] = list[j]; list[j + 1] = t }
  }
  END {
    sorted(size, n); sorted(files, m)
    median = size[int((n + 1) / 2)]; tenth = size[int(n * 0.9)]; middle = files[int((m + 1) / 2)]
    printf "%d functions: median %d lines (14), nine in ten at most %d (45), longest %d (80)\n", n, median, tenth, size[n]
    printf "%d files: median %d lines (200), longest %d (500)\n", m, middle, files[m]
    if (median > 14 || tenth > 45 || middle > 200) bad = 1
    for (line in known) if (!(line in seen)) { print "sizes.txt: " line " is no exception any more; take it out"; bad = 1 }
    exit bad
  }
' "$work"
