// Validates by ajv what lint judges, so that an editor's schema and the command agree. Run by schema.sh.
//   node schema.mjs EMPOWER ROOT FOLDER  (with node_modules in it)
import {execFileSync, spawnSync} from 'node:child_process';
import {existsSync, readFileSync, readdirSync, writeFileSync} from 'node:fs';
import {createRequire} from 'node:module';

const [empower, root, folder] = process.argv.slice(2);
const require = createRequire(`${folder}/schema.mjs`);
const Ajv = require('ajv');
const YAML = require('yaml');
let failed = 0;
const check = (good, ...what) => { if (!good) { console.log(...what); failed = 1; } };

const validator = (...what) =>
  new Ajv().compile(JSON.parse(execFileSync(empower, ['schema', ...what], {encoding: 'utf8'})));
const playbook = validator(), config = validator('config');
const valid = (schema, text) => schema(YAML.parse(text) ?? {});

for (const name of readdirSync(`${root}/playbooks`).filter(name => name.endsWith('.yaml')))
  check(valid(playbook, readFileSync(`${root}/playbooks/${name}`, 'utf8')), name, playbook.errors);

for (const name of readdirSync(`${root}/tests/golden`).filter(name => !name.endsWith('-mistakes'))) {
  const path = `${root}/tests/golden/${name}/.empower.yaml`;
  if (existsSync(path)) check(valid(config, readFileSync(path, 'utf8')), name, config.errors);
}

// What the examples of the manual show, one by one: the help of an editor must not be marked as wrong.
for (const line of execFileSync(empower, ['lint', '--manual'], {encoding: 'utf8'}).split(/^\.Ss/m)[0].split('\n')) {
  const example = /^\.Dl "(.*)"$/.exec(line)?.[1].replaceAll('\\-', '-').replaceAll('\\(dq', '"');
  if (example) check(valid(config, example), example, config.errors);
}

// What lint says of the configuration alone.
writeFileSync(`${folder}/playbook.yaml`, readFileSync(`${root}/playbooks/telecom.yaml`));
const complains = text => {
  writeFileSync(`${folder}/.empower.yaml`, text);
  const {stdout} = spawnSync(empower, ['lint', '--format', 'jsonl', 'playbook.yaml'], {cwd: folder, encoding: 'utf8'});
  return stdout.split('\n').some(line => line.includes('.empower.yaml'));
};

const rule = 'name: no-record, message: Leaves no record., path: gestures.*.record';
const right = [
  '',
  'profile: strict\nfail_on: never\nrules_version: 0.1\nplaybook: 7\n',
  'levels: {L2: error, l201: off, no-guardrails: info}\npaths: [{match: [a/, b/**], levels: {L0: off}}]\n',
  `levels: {X1: off, no-record: error}\nrules: {X1: {${rule}, present: yes, level: info, why: x, help: y}}\n`,
  `rules: {CX-12: {${rule}, present: true, bad: "gestures: {a: {title: A}}", good: [a, b]}}\n`,
  'rules: {X1: {name: a, message: b, path: scenarios.*.signals, at_least: 3}}\n',
  'rules: {X1: {name: a, message: b, path: scenarios.*.time_budget, at_most: 1 hour}}\n',
  "rules: {X1: {name: a, message: b, path: scenarios.*.title, matches: '/[.]$/'}}\n",
];
const wrong = [
  'profil: strict\n',
  'profile: stict\n',
  'fail_on: [error]\n',
  'rules_version: newest\n',
  'levels: {L001: erorr}\n',
  'levels: [L001]\n',
  'thresholds: {few_signal: 3}\n',
  'thresholds: {few_signals: 0}\n',
  'thresholds: {few_signals: some}\n',
  'paths: {match: a}\n',
  'paths: [{profile: min}]\n',
  'paths: [{match: a, profil: min}]\n',
  `rules: {L900: {${rule}, present: yes}}\n`,
  `rules: {x1: {${rule}, present: yes}}\n`,
  `rules: {X1: {${rule}}}\n`,
  `rules: {X1: {${rule}, present: yes, absent: yes}}\n`,
  `rules: {X1: {${rule}, present: no}}\n`,
  `rules: {X1: {${rule}, matches: late}}\n`,
  'rules: {X1: {name: A b, message: b, path: title, present: yes}}\n',
  'rules: {X1: {name: a, path: title, present: yes}}\n',
  'rules: [X1]\n',
];
for (const text of right) {
  check(valid(config, text), 'refused:', text, config.errors);
  check(!complains(text), 'lint complains:', text);
}
for (const text of wrong) {
  check(!valid(config, text), 'accepted:', text);
  check(complains(text), 'lint is content:', text);
}
process.exit(failed);
