# Checks `export site` in a browser: what it finds, keys, paper, contrast, harm.
. "$2/tests/project/lib/readers.sh"
need_packages playwright-core axe-core yaml
need_browser
node "$ROOT/tests/project/site.mjs" "$empower" "$ROOT" "$work" "$browser"
