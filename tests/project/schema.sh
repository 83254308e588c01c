# Checks that a validator of JSON Schema takes what `empower lint` takes: playbooks, and configurations with their mistakes; `.ci/run` installs it (package.json).
set -u
empower=$1
ROOT=$2
readers=${EMPOWER_READERS:-$ROOT/build/readers}
command -v node >/dev/null || { echo "skipped: there is no node here"; exit 77; }
for package in ajv yaml; do
  [ -d "$readers/node_modules/$package" ] || { echo "skipped: $readers holds no $package"; exit 77; }
done
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
ln -s "$readers/node_modules" "$work/node_modules"
node "$ROOT/tests/project/schema.mjs" "$empower" "$ROOT" "$work"
