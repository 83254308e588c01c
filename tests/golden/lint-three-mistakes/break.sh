# Breaks a playbook in three ways: an apostrophe in single quotes, a misspelt key, an amount that is none.
set -e
file=$1
awk '
  /^    acknowledge: / && !a { print "    acknowledge: '\''We'\''re sorry for the wait'\''"; a = 1; next }
  /^    next_step: / && !b { sub(/next_step/, "nextstep"); b = 1 }
  /^    cost: \$12$/ { sub(/12/, "12,50") }
  { print }
' "$file" >"$file.new"
mv "$file.new" "$file"
