# Lays out playbooks whose texts and names mean something to those who read reports.
mkdir 'a b'
cp "$ROOT/tests/data/hostile.yaml" 'a b/x|y,z:%
::error::@me.yaml'
mkdir limits
cp "$ROOT/tests/data/limits.yaml" limits/
