# Turns a sheet in plain text into paragraphs for groff's ms macros: the same content for another typesetter.
/^[-=_ ]*$/ { fresh = 1; next }
{
  gsub(/\\/, "\\e")
  if (fresh || NR == 1) print ".LP"
  fresh = 0
  sub(/^ +/, "")
  if (/^[.\47]/) printf "\\&"
  print
}
