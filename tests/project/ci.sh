# Runs what the CI of users runs: the pre-commit hooks, the GitHub action, the GitLab job.
set -u
empower=$1
ROOT=$2
export LC_ALL=C
unset GITHUB_STEP_SUMMARY EMPOWER_PLAYBOOK EMPOWER_ROLE
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/bin" && ln -s "$empower" "$work/bin/empower"
PATH=$work/bin:$PATH
failed=0
tested=0
expect() { # WHAT WANTED GOT
  [ "$2" = "$3" ] || { echo "$1: $3 instead of $2"; failed=1; }
}
commit() {
  git add -A && git -c user.name=x -c user.email=x@example.org commit -q -m x
}

# A repository with a playbook, in which somebody is making a mistake.
mkdir "$work/shop" && cd "$work/shop" || exit 1
git init -q . 2>/dev/null
empower init -q --example starter . >/dev/null 2>&1
rm -rf .github
commit
sed -i 's/^title: /titel: /' playbook.yaml

if command -v pre-commit >/dev/null; then
  tested=1
  mkdir "$work/hooks" && cp "$ROOT/.pre-commit-hooks.yaml" "$work/hooks" && cd "$work/hooks" || exit 1
  git init -q . 2>/dev/null && commit
  cd "$work/shop" || exit 1
  cat >.pre-commit-config.yaml <<END
repos:
  - repo: $work/hooks
    rev: $(git -C "$work/hooks" rev-parse HEAD)
    hooks: [{id: empower-lint}, {id: empower-fmt}, {id: empower-test}]
END
  git add .pre-commit-config.yaml
  export PRE_COMMIT_HOME="$work/cache"
  pre-commit validate-manifest "$ROOT/.pre-commit-hooks.yaml"
  expect 'the manifest of the hooks' 0 $?
  pre-commit run --all-files >"$work/hooks.txt" 2>&1
  expect 'the hooks of a faulty playbook' 1 $?
  grep -q 'Did you mean "title"' "$work/hooks.txt"
  expect 'what the hooks say' 0 $?
  git stash -q -- playbook.yaml
  pre-commit run --all-files >"$work/hooks.txt" 2>&1
  expect 'the hooks of a playbook without a mistake' 0 $?
  grep -c Passed "$work/hooks.txt" | grep -q 3
  expect 'hooks that passed' 0 $?
  git stash pop -q
else
  echo 'skipped: there is no pre-commit here'
fi

readers=${EMPOWER_READERS:-$ROOT/build/readers}
if command -v node >/dev/null && [ -d "$readers/node_modules/yaml" ]; then
  tested=1
  cp "$ROOT/tests/project/ci.mjs" "$work" && ln -s "$readers/node_modules" "$work/node_modules"
  service() { # github|gitlab WORD=VALUE..
    name=$1 file=$ROOT/action.yml
    shift
    [ "$name" = github ] || file=$ROOT/ci/gitlab.yml
    node "$work/ci.mjs" "$name" "$file" "$@" >"$work/job.sh" || { failed=1; return 99; }
    GITHUB_ACTION_PATH=$ROOT GITHUB_PATH=$work/path GITHUB_STEP_SUMMARY=$work/summary.md \
      bash "$work/job.sh" >"$work/out.txt" 2>&1
  }
  service github sarif=lint.sarif
  expect 'the action on a faulty playbook' 1 $?
  grep -q '^::error file=playbook.yaml' "$work/out.txt"
  expect 'notes of the action' 0 $?
  grep -q '"version": *"2.1.0"' lint.sarif
  expect 'SARIF of the action' 0 $?
  service github fail-on=never test=false
  expect 'the action that never fails' 0 $?
  service github "playbooks=no such file; touch $work/injected"
  expect 'the action on a path that is none' 3 $?
  [ ! -e "$work/injected" ]
  expect 'a word from outside that ran as code' 0 $?
  service gitlab
  expect 'the job on a faulty playbook' 1 $?
  node -e 'const list = JSON.parse(require("fs").readFileSync("gl-code-quality-report.json"));
    process.exit(list.some((finding) => finding.check_name.includes("unknown-key")) ? 0 : 1)'
  expect 'code quality of the job' 0 $?
  grep -q '<testsuite' empower-tests.xml
  expect 'the test report of the job' 0 $?
  commit && sed -i 's/^titel: /title: /' playbook.yaml
  service github since=HEAD
  expect 'the action on a mended playbook' 0 $?
  service gitlab EMPOWER_LINT_OPTIONS='--profile basic'
  expect 'the job on a mended playbook' 0 $?
else
  echo "skipped: $readers holds no reader of YAML for node"
fi
[ $failed -eq 0 ] || cat "$work/out.txt" 2>/dev/null
[ $tested -eq 1 ] || exit 77
exit $failed
