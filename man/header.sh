# Turns the comments and declarations of empower.h into the body of empower(3).
#   header.sh HEADER..
set -eu
awk '
  FNR == 1 && NR > 1 { next } # what the part of a header is for
  function text(line) { gsub(/\\/, "\\e", line); gsub(/-/, "\\-", line); gsub(/`/, "", line); if (line ~ /^[.\47]/) line = "\\\\&" line; gsub(/[.?!] +/, "&\n", line); gsub(/ +\n/, "\n", line); return line }
  function close_code() { if (code) { print ".Ed"; code = 0 } }
  /^\/\/ ----/ { close_code(); sub(/^\/\/ -+ /, ""); sub(/ -+$/, ""); print ".Ss " toupper(substr($0, 1, 1)) substr($0, 2); fresh = 1; next }
  /^#|^}$|^extern "C"|^$/ && !/^#define EMP/ { if (/^$/) close_code(); next }
  /^#define EMP(_API|OWER_)/ { next }
  /^\/\/ / && !code { if (!fresh && !prose && NR > 1) print ".Pp"; sub(/^\/\/ /, ""); print text($0); prose = 1; fresh = 0; next }
  /^\/\/$/ { print ".Pp"; next }
  { if (!code) { print ".Bd -literal"; code = 1; fresh = 0 } prose = 0; sub(/^EMP_API /, ""); gsub(/\\/, "\\e"); gsub(/-/, "\\-"); print }
  END { close_code() }
' "$@"
