# Prints speed and memory as ratios in one run: against an empty program and a bare libyaml event loop.
#   run.sh BUILD
set -eu
build=$1
bin=$build/bench
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export XDG_CACHE_HOME="$work/cache"

echo 'Start-up (an empty program = 1)'
"$bin/bench_bench" 100 'empty program' "$bin/bench_empty" 'empower --version' "$build/empower --version"

cold() { # PLAYBOOK
  "$bin/bench_bench" 40 'empty program' "$bin/bench_empty" \
    'nothing is kept' "EMPOWER_CACHE=off $build/empower ask -p $1 wrong bill" \
    'from what was kept' "$build/empower ask -p $1 wrong bill"
  echo "  $(cat "$XDG_CACHE_HOME"/empower/* | wc -c) bytes were kept"
  rm -rf "$XDG_CACHE_HOME"
}

for kib in 10 100; do
  "$bin/bench_generate" $kib >"$work/$kib.yaml"
  echo "One cold question to a playbook of $kib KiB (an empty program = 1)"
  cold "$work/$kib.yaml"
done

for n in 55 150; do
  awk -v scenarios=$n -f "$(dirname "$0")/scenarios.awk" >"$work/scenarios.yaml"
  echo "One cold question to $n scenarios of five signals (an empty program = 1)"
  cold "$work/scenarios.yaml"
done

for mib in 1 10; do
  "$bin/bench_generate" $((mib * 1024)) >"$work/$mib.yaml"
  echo "Lint of $mib MiB (a bare libyaml event loop = 1)"
  "$bin/bench_bench" 7 'libyaml events' "$bin/bench_events $work/$mib.yaml" \
    'empower lint' "$build/empower lint -q --max-size 64 --profile basic $work/$mib.yaml"
done

# What else people check YAML with: for style, against our JSON Schema, by rules of their own.
"$build/empower" schema >"$work/playbook.schema.json"
echo 'rules: {titled: {given: "$.scenarios[*]", then: {field: title, function: truthy}}}' \
  >"$work/spectral.yaml"
set -- 'libyaml events' "$bin/bench_events $work/1.yaml" \
  'empower lint' "$build/empower lint -q --profile basic --max-size 64 $work/1.yaml"
for peer in yamllint ajv spectral; do
  if ! command -v $peer >/dev/null; then
    echo "  ($peer is not installed)"
    continue
  fi
  case $peer in
  yamllint) line="$(command -v $peer) $work/1.yaml" ;;
  ajv) line="$(command -v $peer) validate --strict=false -s $work/playbook.schema.json -d $work/1.yaml" ;;
  spectral) line="$(command -v $peer) lint -q -r $work/spectral.yaml $work/1.yaml" ;;
  esac
  set -- "$@" $peer "$line"
done
echo 'Lint of 1 MiB beside other tools (a bare libyaml event loop = 1)'
"$bin/bench_bench" 3 "$@"

echo 'Questions in a batch, 100 scenarios'
"$bin/bench_generate" 120 >"$work/batch.yaml"
awk 'BEGIN { for (i = 0; i < 20000; i++) print "the bill was wrong again and nobody answered line " i }' >"$work/questions"
"$bin/bench_bench" 3 'no question' "$build/empower ask --batch -p $work/batch.yaml </dev/null" \
  '20,000 questions' "$build/empower ask --batch -p $work/batch.yaml <$work/questions"

echo 'Decisions in a batch, 100 scenarios'
awk -v gestures=80 -v lines=200000 -f "$(dirname "$0")/decisions.awk" >"$work/decisions"
"$bin/bench_bench" 3 'no decision' "$build/empower can --batch -p $work/batch.yaml </dev/null" \
  '200,000 decisions' "$build/empower can --batch -p $work/batch.yaml <$work/decisions"

# Paper: the same sheet from groff (its text as paragraphs) and from Chromium (its HTML).
print_sheet() { # WHAT PLAYBOOK OPTION..
  what=$1
  playbook=$2
  shift 2
  for format in txt html json; do
    "$build/empower" sheet handout -p "$playbook" "$@" --format $format >"$work/sheet.$format"
  done
  awk -f "$(dirname "$0")/roff.awk" "$work/sheet.txt" >"$work/sheet.ms"
  echo "A handout of $what as PDF, cold (empower-pdf = 1)"
  set -- 'empower-pdf' "$build/empower-pdf <$work/sheet.json"
  if command -v groff >/dev/null; then set -- "$@" 'groff -k -ms' "$(command -v groff) -k -ms -Tpdf $work/sheet.ms"; fi
  if command -v chromium >/dev/null; then
    set -- "$@" 'chromium' "$(command -v chromium) --headless --no-sandbox --disable-gpu --no-first-run --disable-background-networking --user-data-dir=$work/chromium --no-pdf-header-footer --print-to-pdf=$work/sheet.pdf file://$work/sheet.html"
  fi
  "$bin/bench_bench" 7 "$@"
}
if [ -x "$build/empower-pdf" ]; then
  here=$(cd "$(dirname "$0")/.." && pwd)
  print_sheet 'one scenario, 2 pages,' "$here/playbooks/harbour-house" --scenario noisy-room --role guest-agent
  print_sheet 'every scenario, 40 pages,' "$here/playbooks/harbour-house" --role guest-agent
fi
