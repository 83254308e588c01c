# Installs into an empty folder: the command, its PDF writer, the manual and the completions are where
# they are looked for, and the program in empower(3) builds against the library and runs.
set -u
build=$(dirname "$1")
root=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0
fail() { echo "$*"; failed=1; }

cmake --install "$build" --prefix "$work/it" >"$work/log" 2>&1 || { cat "$work/log"; exit 1; }
for file in bin/empower share/man/man1/empower.1 share/man/man5/playbook.5 share/man/man7/empower-rules.7 \
  share/bash-completion/completions/empower share/zsh/site-functions/_empower \
  share/fish/vendor_completions.d/empower.fish share/doc/empower/LICENSE; do
  [ -s "$work/it/$file" ] || fail "$file is not installed"
done

# Found from where it lies: the folder is moved before it is used.
mv "$work/it" "$work/moved"
cd "$work" || exit 1
moved=$work/moved
"$moved/bin/empower" init >/dev/null 2>&1 || fail "init does not run"
"$moved/bin/empower" lint -q || fail "lint does not run"
if [ -x "$moved/libexec/empower/empower-pdf" ]; then
  "$moved/bin/empower" sheet card --scenario late-parcel --format pdf -o card.pdf || fail 'no PDF'
  head -c 5 card.pdf | grep -q '%PDF-' || fail 'card.pdf is no PDF'
fi

# A library with sanitizers in it needs them in the program, too.
library=$(find "$moved" -name 'libempower.so' | head -1)
if nm -D "$library" | grep -q __asan; then echo 'the example is not built with sanitizers'; exit $failed; fi
awk '/^\.Sh EXAMPLES/ { on = 1 } on && /^\.Ed/ { exit } on && code { print } on && /^\.Bd/ { code = 1 }' \
  "$root/man/empower.3" | sed 's/\\e/\\/g' >answer.c
PKG_CONFIG_PATH=$(dirname "$library")/pkgconfig
export PKG_CONFIG_PATH
# shellcheck disable=SC2046 # one word a flag
${CC:-cc} -std=c17 -Wall -Werror -o answer answer.c $(pkg-config --cflags --libs libempower) ||
  { fail 'the example does not build'; exit 1; }
LD_LIBRARY_PATH=$(dirname "$library") ./answer playbook.yaml 'where is my parcel' >card.txt ||
  fail 'the example does not run'
"$moved/bin/empower" ask 'where is my parcel' | diff - card.txt || fail 'the example answers otherwise'
exit $failed
