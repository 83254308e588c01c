// Reads reports as other software does, and compares them with the JSON report. Run by reporters.sh.
//   node reporters.mjs FOLDER  (with node_modules, the playbooks and a report of each format in it)
import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';

const folder = process.argv[2];
const require = createRequire(`${folder}/reporters.mjs`);
const text = name => readFileSync(`${folder}/${name}`, 'utf8');
const json = name => JSON.parse(text(name));
let failed = 0;
const check = (good, ...what) => { if (!good) { console.log(...what); failed = 1; } };
const equal = (what, a, b) => check(JSON.stringify(a) === JSON.stringify(b), what, a, b);

const findings = json('out.json').findings;
check(findings.length > 5, 'too few findings to compare', findings.length);
const says = f => f.help ? `${f.message} ${f.help}` : f.message;
// As terminals are shown it: what can move a cursor is spelt out.
const hidden = /[\x00-\x1F\x7F-\x9F\u200E\u200F\u202A-\u202E\u2066-\u2069]/;

// ---- JSON lines ----

equal('jsonl', text('out.jsonl').trimEnd().split('\n').map(line => JSON.parse(line)), findings);

// ---- SARIF ----

const sarif = json('out.sarif');
const Ajv = require('ajv');
const ajv = new Ajv({schemaId: 'auto', meta: require('ajv/lib/refs/json-schema-draft-04.json'), unknownFormats: 'ignore'});
const valid = ajv.compile(require('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json'));
check(valid(sarif), 'SARIF schema', valid.errors);
const run = sarif.runs[0];
const bytes = run.artifacts.map(a => readFileSync(`${folder}/${decodeURIComponent(a.location.uri)}`));
// What a region marks, by its bytes and by its lines and columns of code points.
const byBytes = (file, r) => file.subarray(r.byteOffset, r.byteOffset + r.byteLength).toString();
const byColumns = (file, r) => {
  const lines = file.toString().split('\n').slice(r.startLine - 1, r.endLine).map(l => [...l]);
  lines[lines.length - 1].length = r.endColumn - 1;
  lines[0].splice(0, r.startColumn - 1);
  return lines.map(l => l.join('')).join('\n');
};
const places = value => [value, ...Object.values(value).filter(v => v && typeof v === 'object').flatMap(places)];
for (const {region, artifactLocation} of places(run.results).filter(v => v.region)) {
  const file = bytes[artifactLocation.index];
  equal('a region', byBytes(file, region), byColumns(file, region));
}
for (const uri of places(sarif).map(v => v.uri).filter(Boolean)) check(!/^(\/|file:)|[^\w\-.~%\/]/.test(uri), 'URI', uri);
equal('rules', run.results.map(r => run.tool.driver.rules[r.ruleIndex].id), findings.map(f => f.rule));
equal('levels', run.results.map(r => r.level), findings.map(f => f.level === 'info' ? 'note' : f.level));
equal('keys', run.results.map(r => r.partialFingerprints['empowerObject/v1']), findings.map(f => f.fingerprint));
for (const r of run.results) {
  check(!hidden.test(r.message.text), 'controls in', r.message.text);
  check(!/(^|[^{])\{(\{\{)*\d/.test(r.message.text), 'a placeholder in', r.message.text);
  check(!/\[[^\]\\]*\]\(/.test(r.message.text), 'a link in', r.message.text);
}
// The tool that reads it next finds the hashes of lines by itself (see reporters.sh).
const hashes = log => log.runs[0].results.map(r => r.partialFingerprints.primaryLocationLineHash);
equal('hashes of lines', hashes(sarif), hashes(json('hashed.sarif')));

// ---- GitHub: as the runner reads a line ----

const unescape = s => s.replace(/%(0D|0A|3A|2C|25)/g, (_, hex) => String.fromCharCode(parseInt(hex, 16)));
const commands = text('out.github').trimEnd().split('\n').map(line => {
  const [, command, properties, message] = /^::(\w+) (.*?)::(.*)$/.exec(line);
  return {command, message: unescape(message),
          ...Object.fromEntries(properties.split(',').map(p => p.split(/=(.*)/s)).map(([k, v]) => [k, unescape(v)]))};
});
const order = ['error', 'warning', 'notice'];
equal('commands', commands.map(c => c.command), commands.map(c => c.command).sort((a, b) => order.indexOf(a) - order.indexOf(b)));
const key = (file, line, column, title) => `${file}:${line}:${column} ${title}`;
equal('notes', commands.map(c => key(c.file, c.line, c.col, c.title)).sort(),
      findings.map(f => key(f.file, f.start.line, f.start.column, `${f.rule} ${f.name}`)).sort());
for (const c of commands) check(!hidden.test(c.message.replaceAll('\n', '')), 'controls in', c.message);

// ---- GitLab: the members that its documentation asks for ----

const quality = json('out.gitlab');
equal('GitLab', quality.map(q => [q.check_name, q.location.path, q.location.lines.begin]),
      findings.map(f => [f.name, f.file, f.start.line]));
for (const q of quality)
  check(q.description && ['info', 'minor', 'major', 'critical', 'blocker'].includes(q.severity), 'GitLab', q);
equal('fingerprints', new Set(quality.map(q => q.fingerprint)).size, quality.length);

// ---- reviewdog ----

const {validate} = await import(require.resolve('@umbrelladocs/rdformat-validator'));
const rdjson = json('out.rdjson');
const {diagnostics, source} = rdjson;
const known = {source, diagnostics: diagnostics.map(({related_locations, ...rest}) => rest)}; // newer than the validator
const answer = await validate(JSON.stringify(known));
check(answer.valid, 'reviewdog', answer.errors);
diagnostics.forEach((d, i) => {
  const file = readFileSync(`${folder}/${d.location.path}`), {start, end} = d.location.range;
  const lines = file.toString('latin1').split('\n');
  const marked = start.line === end.line && Buffer.from(lines[start.line - 1].slice(start.column - 1, end.column - 1), 'latin1');
  equal('a range', marked.toString(), file.subarray(findings[i].start.byte, findings[i].end.byte).toString());
});
equal('suggestions', diagnostics.map(d => !!d.suggestions), findings.map(f => !!f.fix));

// ---- JUnit ----

const {parse} = await import(require.resolve('junit2json'));
const suites = await parse(text('out.junit'));
equal('suites', suites.testsuite.map(s => s.name), run.artifacts.map(a => decodeURIComponent(a.location.uri)));
const cases = suites.testsuite.flatMap(s => s.testcase);
equal('failures', cases.filter(c => c.failure).length, findings.filter(f => f.level !== 'info').length);
equal('messages', cases.filter(c => c.failure).map(c => c.failure[0].type), findings.filter(f => f.level !== 'info').map(f => f.level));

// ---- Markdown ----

const {lexer} = await import(require.resolve('marked'));
const table = lexer(text('out.markdown')).find(token => token.type === 'table');
const readable = tokens => tokens.map(t => {
  check(['text', 'escape'].includes(t.type), 'Markdown', t);
  return t.text.replaceAll('&#8203;', '\u200B');
}).join('');
const cells = table.rows.map(row => row.map(cell => readable(cell.tokens)));
equal('table', cells.map(c => [c[0], c[3]]).sort(), findings.map(f => [f.level, `${f.rule} ${f.name}`]).sort());
for (const cell of cells.flat()) check(!/@\w|#\d/.test(cell), 'a mention in', cell);

process.exit(failed);
