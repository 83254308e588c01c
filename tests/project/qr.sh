# The code on a printed card, as a browser prints it, is read back by a reader of codes.
# Skipped where either is not installed.
set -u
empower=$1
root=$2
for tool in chromium zbarimg; do
  command -v $tool >/dev/null || { echo "skipped: no $tool"; exit 77; }
done
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
playbook=$root/playbooks/harbour-house
"$empower" sheet card -p "$playbook" --role guest-agent --scenario noisy-room -o "$work/card.html" || exit 1
chromium --headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking \
  --disable-component-update --disable-sync --user-data-dir="$work/browser" --hide-scrollbars \
  --force-device-scale-factor=2 --window-size=1000,1400 --screenshot="$work/card.png" "file://$work/card.html" \
  >"$work/log" 2>&1
[ -s "$work/card.png" ] || { echo "skipped: chromium takes no picture here"; exit 77; }
got=$(zbarimg -q --raw "$work/card.png" 2>/dev/null)
expected=$("$empower" sheet card -p "$playbook" --role guest-agent --scenario noisy-room --format txt |
  sed -n 's/^\[QR code: \(empower:.*\)\]$/\1/p')
[ -n "$expected" ] && [ "$got" = "$expected" ] && exit 0
echo "the code says \"$got\", and not \"$expected\""
exit 1
