# Sourced by scripts that read with other software what `empower` writes; `.ci/run` installs that (package.json).
# Their arguments become $empower and $ROOT; $work is a folder that goes when they end.
set -u
empower=$1
ROOT=$2
readers=${EMPOWER_READERS:-$ROOT/build/readers}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

skip() { # WHY
  echo "skipped: $1"
  exit 77
}

need_tools() { # TOOL..
  for tool; do
    command -v "$tool" >/dev/null || skip "there is no $tool here"
  done
}

# Programs of node find them in $work/node_modules.
need_packages() { # PACKAGE..
  need_tools node
  for package; do
    [ -d "$readers/node_modules/$package" ] || skip "$readers holds no $package"
  done
  ln -s "$readers/node_modules" "$work/node_modules"
}

need_browser() {
  browser=$(command -v chromium || command -v chromium-browser || command -v google-chrome) ||
    skip 'there is no Chromium here'
}
