# Checks that a client library of editors gets along with `empower lsp`; `.ci/run` installs it (package.json).
set -u
empower=$1
ROOT=$2
readers=${EMPOWER_READERS:-$ROOT/build/readers}
command -v node >/dev/null || { echo "skipped: there is no node here"; exit 77; }
[ -d "$readers/node_modules/vscode-languageserver-protocol" ] ||
  { echo "skipped: $readers holds no vscode-languageserver-protocol"; exit 77; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
ln -s "$readers/node_modules" "$work/node_modules"
node "$ROOT/tests/project/lsp.mjs" "$empower" "$ROOT" "$work"
