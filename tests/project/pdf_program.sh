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

ends help 0 '' "$work/good.json" -h
grep -q '^Usage: empower-pdf' "$work/out" || bad 'help: not on standard output'

# What a page says beside its first heading.
with() { # WORDS
  sed 's/"kind": *"heading", *"runs": *\[{"kind": *"text", *"text": *"/&'"$1 /" "$work/good.json"
}
sound() { # NAME
  cp "$work/out" "$work/$1.pdf"
  check=$(dirname "$pdf")/tests/pdf_check
  [ ! -x "$check" ] || "$check" "$work/$1.pdf" >"$work/says" || { bad "$1: is not sound"; cat "$work/says"; }
}
reads() { # NAME WORDS
  command -v pdftotext >/dev/null || return
  pdftotext "$work/$1.pdf" "$work/text"
  grep -q "$2" "$work/text" || bad "$1: does not read $2"
}

# A character that no font has is named, with the way out; the PDF is written, and read as that.
with '\\u0e2a\\u0e27' >"$work/thai.json"
ends thai 1 '(U+0E2A) in noisy-room; a box .*' "$work/thai.json"
grep -q -- '--font-dir' "$work/err" || bad 'thai: no way out'
sound thai
reads thai 'สว'
ends thai-check 1 '(U+0E2A) in noisy-room' "$work/thai.json" --check
awk 'BEGIN { for (i = 44032; i < 44032 + 40; i++) printf "\\\\u%04x", i }' >"$work/syllables"
with "$(cat "$work/syllables")" >"$work/korean.json"
ends korean 1 'and 28 more' "$work/korean.json"

# Emoji have a font, in sequences, too.
with '🙂 👍🏽 👩‍💻 1️⃣ 🇩🇪 ❤️' >"$work/emoji.json"
ends emoji 0 '' "$work/emoji.json"
sound emoji
for sign in 👍🏽 👩‍💻 1️⃣ 🇩🇪 ❤️; do reads emoji $sign; done

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
