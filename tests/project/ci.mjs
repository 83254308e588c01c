// Prints what a CI service would run of action.yml or ci/gitlab.yml, as a script for bash.
//   ci.mjs github ROOT/action.yml [INPUT=VALUE..]
//   ci.mjs gitlab ROOT/ci/gitlab.yml [VARIABLE=VALUE..]
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

const [, , service, path, ...words] = process.argv;
const file = parse(readFileSync(path, 'utf8'));
const given = Object.fromEntries(words.map((word) => word.split(/=(.*)/s, 2)));
const quote = (text) => `'${String(text).replaceAll("'", `'\\''`)}'`;
const fail = (message) => {
  console.error(`${path}: ${message}`);
  process.exit(1);
};

function github() {
  const inputs = {};
  for (const [name, input] of Object.entries(file.inputs)) {
    if (!input.description) fail(`the input ${name} has no description`);
    inputs[name] = given[name] ?? input.default;
  }
  for (const name of Object.keys(given)) if (!(name in inputs)) fail(`there is no input ${name}`);
  const value = (expression) =>
    String(expression).replace(/\$\{\{ inputs\.([\w-]+) \}\}/g, (whole, name) => {
      if (!(name in inputs)) fail(`${whole} names no input`);
      return inputs[name];
    });
  if (file.runs.using !== 'composite') fail('it is no composite action');
  const wanted = { "inputs.test == 'true'": () => inputs.test === 'true' };
  for (const step of file.runs.steps) {
    // A word from outside within a script would run as code.
    if (step.run.includes('${{')) fail(`${step.name}: an expression stands in a script`);
    if (!step.shell) fail(`${step.name}: a composite action's step must name its shell`);
    if (step.if && !wanted[step.if]) fail(`${step.name}: ci.mjs does not know the condition ${step.if}`);
    if (step.if && !wanted[step.if]()) continue;
    const env = Object.entries(step.env ?? {}).map(([name, text]) => `${name}=${quote(value(text))}`);
    console.log(`env ${env.join(' ')} bash -e -o pipefail -c ${quote(step.run)} || exit $?`);
  }
}

function gitlab() {
  const job = file.empower;
  for (const name of Object.keys(given))
    if (!(name in job.variables)) fail(`there is no variable ${name}`);
  for (const [name, text] of Object.entries({ ...job.variables, ...given }))
    console.log(`export ${name}=${quote(text)}`);
  console.log('set -eo pipefail');
  for (const line of [...job.before_script, ...job.script]) console.log(line);
}

({ github, gitlab })[service]();
