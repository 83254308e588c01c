# Checks empower-pdf as a program: its exit codes and messages, and that nothing of the machine changes a byte.
set -u
empower=$1
root=$2
pdf=$(cd "$(dirname "$empower")" && pwd)/empower-pdf
[ -x "$pdf" ] || { echo 'skipped: there is no empower-pdf'; exit 77; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0
bad() { echo "$1"; failed=1; }

ends() { # NAME EXIT-CODE WORDS-ON-STANDARD-ERROR INPUT [OPTION..]
  name=$1 code=$2 words=$3 input=$4
  shift 4
  "$pdf" "$@" <"$input" >"$work/out" 2>"$work/err"
  [ $? -eq "$code" ] || bad "$name: another exit code than $code"
  grep -q -- "$words" "$work/err" || { [ -z "$words" ] && [ ! -s "$work/err" ]; } || { bad "$name: says"; cat "$work/err"; }
}

"$empower" sheet handout -p "$root/playbooks/harbour-house" -s noisy-room --format json >"$work/good.json" || exit 1
ends good 0 '' "$work/good.json"
cp "$work/out" "$work/good.pdf"
ends option 2 'Usage: empower-pdf' "$work/good.json" --nonsense
printf '{}' >"$work/empty.json"
ends nothing 3 'empower-pdf: ' "$work/empty.json"
ends endless 3 'larger than 256 MiB' /dev/zero
ends folder 3 'cannot be read' "$work/good.json" --font-dir "$work/nowhere"
[ -s "$work/out" ] && bad 'folder: writes all the same'

# What PDF takes costs nobody else start-up time: the command itself loads none of it.
readelf -d "$empower" 2>/dev/null | grep -E 'NEEDED.*(pango|harfbuzz|fontconfig|glib|freetype|png)' &&
  bad 'the command loads what only PDF needs'

# A character that no font has is named, with the way out.
sed 's/"kind": *"heading", *"runs": *\[{"kind": *"text", *"text": *"/&\\u0e01/' "$work/good.json" >"$work/thai.json"
ends thai 3 '(U+0E01).*--font-dir' "$work/thai.json"

# A promise that cannot be kept is named and measured; --check writes nothing.
sed 's/"pages": *[0-9]*/"pages": 1/; s/"tightest": *[0-9]*/"tightest": 95/' "$work/good.json" >"$work/full.json"
ends full 1 'noisy-room needs [0-9]* mm more than its page has' "$work/full.json"
[ -s "$work/out" ] || bad 'full: writes no PDF'
ends check 1 'noisy-room needs [0-9]* mm more than its page has' "$work/full.json" --check
[ -s "$work/out" ] && bad 'check: writes a PDF'

# A logo that cannot be drawn is named, and the rest is written.
printf '\377\330\377\340' >"$work/cut.jpg"
printf 'logo: cut.jpg\n' >"$work/house.yaml"
"$empower" sheet handout -p "$root/playbooks/harbour-house" -s noisy-room --theme "$work/house.yaml" --format json >"$work/logo.json"
ends logo 0 'the logo cannot be drawn' "$work/logo.json"
[ -s "$work/out" ] || bad 'logo: writes no PDF'

# Of a card, whose it is, too.
long=$(yes 'A guest waits.' | head -n 120 | tr '\n' ' ')
"$empower" sheet role-play -p "$root/playbooks/harbour-house" -s noisy-room --format json |
  sed "s/Two hours of sleep and a meeting at nine\./$long/g" >"$work/cards.json"
ends card 1 'noise-role-play needs [0-9]* mm more than its Customer card has' "$work/cards.json" --check

(cd "$work" && env -i HOME=/nowhere LANG=ja_JP.UTF-8 LC_ALL=ar_EG.UTF-8 TZ=Asia/Tokyo PANGO_LANGUAGE=he FC_LANG=th \
  FONTCONFIG_FILE=/nowhere "$pdf" <good.json >other.pdf)
cmp -s "$work/good.pdf" "$work/other.pdf" || bad 'other bytes with another locale, zone and folder'

# Text is read in the order in which it stands.
if command -v pdftotext >/dev/null; then
  pdftotext -raw "$work/good.pdf" "$work/text"
  grep -q 'noisy-room' "$work/text" || bad 'no id in the text'
fi
exit $failed
