// Talks with `empower lsp` as editors do, by the client library of one. Run by lsp.sh.
//   node lsp.mjs EMPOWER ROOT FOLDER  (with node_modules in it)
import {spawn} from 'node:child_process';
import {mkdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {pathToFileURL} from 'node:url';

const [empower, root, folder] = process.argv.slice(2);
const require = createRequire(`${folder}/lsp.mjs`);
const protocol = require('vscode-languageserver-protocol/node');
const uri = path => pathToFileURL(path).href;
let failed = 0;
const check = (good, ...what) => { if (!good) { console.log(...what); failed = 1; } };
const equal = (what, got, wanted) => check(JSON.stringify(got) === JSON.stringify(wanted), what, JSON.stringify(got), JSON.stringify(wanted));
const late = setTimeout(() => { console.log('the server does not answer'); process.exit(1); }, 60000);

const everything = {
  general: {positionEncodings: ['utf-8', 'utf-16']},
  textDocument: {
    publishDiagnostics: {relatedInformation: true, tagSupport: {valueSet: [1, 2]}},
    documentSymbol: {hierarchicalDocumentSymbolSupport: true},
    completion: {completionItem: {snippetSupport: true}},
    hover: {contentFormat: ['markdown', 'plaintext']},
    codeAction: {codeActionLiteralSupport: {codeActionKind: {valueSet: ['quickfix', 'source.fixAll']}}},
  },
  workspace: {didChangeWatchedFiles: {dynamicRegistration: true}},
};

// A session with an editor that can do this; its diagnostics by URI, the newest last.
class Editor {
  constructor() {
    this.server = spawn(empower, ['lsp'], {stdio: ['pipe', 'pipe', 'inherit']});
    this.ended = new Promise(resolve => this.server.on('exit', resolve));
    this.connection = protocol.createProtocolConnection(this.server.stdout, this.server.stdin);
    this.told = [];
    this.waiting = [];
    this.registered = [];
    this.connection.onNotification('textDocument/publishDiagnostics', told => {
      this.told.push(told);
      this.waiting = this.waiting.filter(wait => !wait(told));
    });
    this.connection.onRequest('client/registerCapability', asked => { this.registered.push(...asked.registrations); return null; });
    this.connection.listen();
  }
  async open(capabilities, folders) {
    const answer = await this.request('initialize', {
      processId: process.pid, rootUri: null, capabilities,
      workspaceFolders: folders ? folders.map(f => ({uri: uri(f), name: f})) : null,
    });
    await this.connection.sendNotification('initialized', {});
    return answer;
  }
  request(method, params) { return this.connection.sendRequest(method, params); }
  notify(method, params) { return this.connection.sendNotification(method, params); }
  ask(method, document, params) { return this.request(`textDocument/${method}`, {textDocument: {uri: document}, ...params}); }
  // The next diagnostics of a file that are as they should be.
  diagnostics(document, fits = () => true) {
    return new Promise(resolve => this.waiting.push(told => {
      const good = told.uri === document && fits(told);
      if (good) resolve(told);
      return good;
    }));
  }
  show(document, text, version = 1) {
    return this.notify('textDocument/didOpen', {textDocument: {uri: document, languageId: 'yaml', version, text}});
  }
  change(document, version, ...contentChanges) {
    return this.notify('textDocument/didChange', {textDocument: {uri: document, version}, contentChanges});
  }
  async close() {
    equal('shutdown', await this.request('shutdown'), null);
    await this.notify('exit');
    equal('the exit code', await this.ended, 0);
    this.connection.dispose();
  }
}
const at = (line, character) => ({line, character});
const range = (l1, c1, l2, c2) => ({start: at(l1, c1), end: at(l2, c2)});
const codes = told => told.diagnostics.map(d => d.code);

const starter = readFileSync(`${root}/playbooks/starter.yaml`, 'utf8');

// ---- lifecycle ----
{
  const editor = new Editor();
  const early = await editor.request('textDocument/hover', {}).catch(error => error);
  equal('a request before initialize', early.code, -32002);
  const answer = await editor.open(everything);
  equal('the encoding', answer.capabilities.positionEncoding, 'utf-8');
  equal('how changes come', answer.capabilities.textDocumentSync.change, 2);
  equal('initialize twice', (await editor.request('initialize', {}).catch(error => error)).code, -32600);
  equal('an unknown request', (await editor.request('textDocument/dance', {}).catch(error => error)).code, -32601);
  await editor.notify('textDocument/dance', {});
  equal('a request about no file', (await editor.ask('documentSymbol', 'file:///none.yaml').catch(error => error)).code, -32602);
  equal('what is watched', editor.registered.map(r => r.method), ['workspace/didChangeWatchedFiles']);
  await editor.close();
}
{
  const editor = new Editor();
  await editor.open({});
  await editor.notify('exit');
  equal('exit without shutdown', await editor.ended, 1);
  editor.connection.dispose();
}

// ---- diagnostics of one file, by incremental changes in both encodings ----
for (const encoding of ['utf-8', 'utf-16']) {
  const editor = new Editor();
  const capabilities = {...everything, general: {positionEncodings: [encoding]}};
  equal('the encoding', (await editor.open(capabilities)).capabilities.positionEncoding, encoding);
  const document = 'untitled:one';
  const clean = editor.diagnostics(document);
  await editor.show(document, starter);
  equal('a clean playbook', codes(await clean), []);
  // An emoji is 4 bytes and 2 units; what follows it must be marked where it stands.
  const broken = editor.diagnostics(document, told => told.version === 2);
  await editor.change(document, 2, {range: range(0, 0, 0, 0), text: '# 🎈\n'}, {range: range(0, 2, 0, encoding === 'utf-8' ? 6 : 4), text: '🎈🎈'},
    {range: range(1, 0, 1, 0), text: 'sponsors: [{who: "🎈", whoo: x}]\n'});
  const [finding] = (await broken).diagnostics;
  equal('the rule', finding.code, 'L002');
  equal('the level', finding.severity, 1);
  equal('the place', finding.range, encoding === 'utf-8' ? range(1, 25, 1, 29) : range(1, 23, 1, 27));
  const whole = editor.diagnostics(document, told => told.version === 3);
  await editor.change(document, 3, {text: starter});
  equal('clean again', codes(await whole), []);
  const gone = editor.diagnostics(document, told => told.version === 4);
  await editor.change(document, 4, {text: 'empower: 1\nrolse: {}\n'});
  check(codes(await gone).includes('L002'), 'an unknown section', codes(await gone));
  const foreign = editor.diagnostics(document, told => told.version === 5);
  await editor.change(document, 5, {text: 'services: {web: {image: nginx}}\nversion: 3\n'});
  equal('YAML of others', codes(await foreign), []);
  const again = editor.diagnostics(document, told => told.version === 6);
  await editor.change(document, 6, {text: 'rolse: {}\nteams: {}\ntools: {}\n'});
  check(codes(await again).includes('L027'), 'a playbook without a header', codes(await again));
  const cleared = editor.diagnostics(document);
  await editor.notify('textDocument/didClose', {textDocument: {uri: document}});
  equal('cleared where it is closed', (await cleared).diagnostics, []);
  await editor.close();
}

// ---- a playbook of several files: open ones lie over those on disk ----
{
  const book = `${folder}/book`;
  mkdirSync(`${book}/more`, {recursive: true});
  writeFileSync(`${book}/playbook.yaml`, starter.replace(/^gestures:[^]*?^(?=\w)/m, ''));
  writeFileSync(`${book}/more/gestures.yaml`, starter.match(/^gestures:[^]*?^(?=\w)/m)[0]);
  const editor = new Editor();
  await editor.open(everything, [book]);
  const head = uri(`${book}/playbook.yaml`), gestures = uri(`${book}/more/gestures.yaml`);
  const clean = editor.diagnostics(head);
  await editor.show(head, readFileSync(`${book}/playbook.yaml`, 'utf8'));
  equal('a clean folder', codes(await clean), []);
  // What is written in one open file is missed in the other one.
  const missed = editor.diagnostics(head, told => told.diagnostics.length > 0);
  await editor.show(gestures, 'gestures: {}\n');
  check(codes(await missed).includes('L006'), 'a reference across files', codes(await missed));
  const found = editor.diagnostics(head, told => !told.diagnostics.length);
  await editor.notify('textDocument/didClose', {textDocument: {uri: gestures}});
  await found;
  // A file that is not open changes on disk.
  const elsewhere = editor.diagnostics(gestures, told => told.diagnostics.length > 0);
  writeFileSync(`${book}/more/gestures.yaml`, `${readFileSync(`${book}/more/gestures.yaml`, 'utf8')}  nonsense: 7\n`);
  await editor.notify('workspace/didChangeWatchedFiles', {changes: [{uri: gestures, type: 2}]});
  equal('the level in a closed file', (await elsewhere).diagnostics[0].severity, 1);
  const closed = editor.diagnostics(gestures, told => !told.diagnostics.length);
  await editor.notify('textDocument/didClose', {textDocument: {uri: head}});
  await closed;
  await editor.close();
}

// ---- YAML of others beside a playbook of one file ----
{
  const shop = `${folder}/shop`;
  mkdirSync(shop);
  writeFileSync(`${shop}/playbook.yaml`, starter);
  writeFileSync(`${shop}/mkdocs.yml`, 'site_name: Shop\nlanguage: en\n');
  const editor = new Editor();
  await editor.open(everything, [shop]);
  const head = uri(`${shop}/playbook.yaml`), other = uri(`${shop}/mkdocs.yml`);
  const told = editor.diagnostics(head), silent = editor.diagnostics(other);
  await editor.show(head, starter);
  equal('a clean playbook beside', codes(await told), []);
  await editor.show(other, readFileSync(`${shop}/mkdocs.yml`, 'utf8'));
  equal('no finding in the file of others', codes(await silent), []);
  await editor.close();
}

// ---- symbols and folding ----
{
  const editor = new Editor();
  await editor.open(everything);
  await editor.show('untitled:s', starter);
  const symbols = await editor.ask('documentSymbol', 'untitled:s');
  const scenarios = symbols.find(symbol => symbol.name === 'scenarios');
  equal('an entry', scenarios.children.map(c => [c.name, c.detail])[0], ['late-parcel', 'The parcel has not arrived']);
  check((await editor.ask('foldingRange', 'untitled:s')).some(f => f.startLine === scenarios.range.start.line), 'a section can be folded');
  await editor.close();
  const plain = new Editor();
  await plain.open({});
  await plain.show('untitled:s', starter);
  const flat = await plain.ask('documentSymbol', 'untitled:s');
  equal('an entry in a list', flat.find(s => s.name === 'late-parcel')?.containerName, 'scenarios');
  await plain.close();
}

// ---- help, completion, names ----
{
  const editor = new Editor();
  const {capabilities} = await editor.open(everything);
  check(capabilities.completionProvider && capabilities.hoverProvider && capabilities.renameProvider.prepareProvider, 'what is provided', capabilities);
  const document = 'untitled:n', lines = starter.split('\n');
  await editor.show(document, starter);
  // The place of a text in the file, `more` characters on.
  const find = (text, more = 0) => {
    const line = lines.findIndex(l => l.includes(text));
    return {position: at(line, lines[line].indexOf(text) + more)};
  };
  const named = find('reports_to: team-lead', 14);
  const hover = await editor.ask('hover', document, named);
  equal('the kind of help', hover.contents.kind, 'markdown');
  check(/\(role\)/.test(hover.contents.value), 'help on a role', hover.contents.value);
  check(/word/.test((await editor.ask('hover', document, find('moment:', 2))).contents.value), 'help on a key');
  const [definition] = await editor.ask('definition', document, named);
  check(/^  team-lead:/.test(lines[definition.range.start.line]), 'the definition', definition);
  const uses = await editor.ask('references', document, {...named, context: {includeDeclaration: false}});
  const all = await editor.ask('references', document, {...named, context: {includeDeclaration: true}});
  equal('uses and the definition', all.length, uses.length + 1);
  equal('highlights', (await editor.ask('documentHighlight', document, named)).length, all.length);
  equal('what is renamed', (await editor.ask('prepareRename', document, named)).placeholder, 'team-lead');
  const refused = await editor.ask('rename', document, {...named, newName: 'No Good'}).catch(error => error);
  equal('a name that cannot be', refused.code, -32803);
  const edits = (await editor.ask('rename', document, {...named, newName: 'chief'})).changes[document];
  equal('the renamed places', edits.length, all.length);
  const told = editor.diagnostics(document, t => t.version === 2);
  await editor.change(document, 2, ...edits.sort((a, b) => b.range.start.line - a.range.start.line || b.range.start.character - a.range.start.character)
    .map(e => ({range: e.range, text: e.newText})));
  equal('clean under another name', codes(await told), []);
  // A key that is half written, at the end of a file that is no YAML.
  await editor.change(document, 3, {text: `${starter}notices:\n  sale:\n    scen`});
  const end = at(starter.split('\n').length + 1, 8);
  const offers = await editor.ask('completion', document, {position: end});
  const scenarios = offers.items.find(item => item.label === 'scenarios');
  equal('a snippet', [scenarios.textEdit.newText, scenarios.insertTextFormat], ['scenarios: [$0]', 2]);
  equal('what it takes the place of', scenarios.textEdit.range, range(end.line, 4, end.line, 8));
  check(scenarios.documentation.length > 10, 'a line of help', scenarios);
  await editor.close();
}

// ---- the house style, and mending ----
{
  const editor = new Editor();
  await editor.open(everything);
  const document = 'untitled:f', untidy = starter.replace('owner: head of customer care', 'owner: NO   \nstauts: draft').replace('status: approved\n', '');
  const apply = (text, edits) => {
    const bytes = Buffer.from(text), lines = text.split('\n').map(line => Buffer.byteLength(line) + 1);
    const offset = p => lines.slice(0, p.line).reduce((sum, n) => sum + n, 0) + p.character;
    const sorted = [...edits].sort((a, b) => offset(a.range.start) - offset(b.range.start));
    let last = 0;
    const parts = sorted.flatMap(e => { const part = bytes.subarray(last, offset(e.range.start)); last = offset(e.range.end); return [part, Buffer.from(e.newText)]; });
    return Buffer.concat([...parts, bytes.subarray(last)]).toString();
  };
  await editor.show(document, untidy);
  const tidy = apply(untidy, await editor.ask('formatting', document, {options: {tabSize: 2, insertSpaces: true}}));
  check(tidy.includes('\nowner: "NO"\nstauts: draft\n'), 'the house style', tidy.slice(0, 300));
  await editor.change(document, 2, {text: tidy});
  equal('the house style twice', await editor.ask('formatting', document, {options: {}}), []);
  const line = tidy.split('\n').findIndex(l => l.startsWith('stauts'));
  const here = range(line, 0, line, 1);
  const offered = await editor.ask('codeAction', document, {range: here, context: {diagnostics: []}});
  const guess = offered.find(action => /guess/.test(action.title));
  equal('the finding that it mends', guess.diagnostics.map(d => d.code), ['L002']);
  equal('a guess is not preferred', guess.isPreferred, false);
  const mended = apply(tidy, guess.edit.changes[document]);
  check(mended.includes('\nstatus: draft\n'), 'mended', mended.slice(0, 300));
  const retyped = tidy.replace('"NO"', 'NO');
  await editor.change(document, 3, {text: retyped});
  const [all] = await editor.ask('codeAction', document, {range: here, context: {diagnostics: [], only: ['source.fixAll']}});
  equal('all that is certain', apply(retyped, all.edit.changes[document]), tidy);
  // Silencing leaves a reason to be given, and is said to until it is.
  await editor.change(document, 4, {text: retyped});
  const owner = range(line - 1, 7, line - 1, 7);
  const silence = (await editor.ask('codeAction', document, {range: owner, context: {diagnostics: []}})).find(action => /^Silence/.test(action.title));
  const silenced = apply(retyped, silence.edit.changes[document]);
  const told = editor.diagnostics(document, t => t.version === 5);
  await editor.change(document, 5, {text: silenced});
  check(codes(await told).includes('L013') && !codes(await told).includes('L004'), 'silenced, for no reason yet', codes(await told));
  const reason = editor.diagnostics(document, t => t.version === 6);
  await editor.change(document, 6, {text: silenced.replace('TODO say why', 'a name')});
  check(!codes(await reason).includes('L013'), 'silenced', codes(await reason));
  await editor.close();
}

// ---- the configuration: judged, explained, and in force before it is saved ----
{
  const place = `${folder}/configured`, playbook = uri(`${place}/playbook.yaml`), config = uri(`${place}/.empower.yaml`);
  const slip = 'empower: 1\nplaybook: p\ntitel: P\n';
  mkdirSync(place);
  writeFileSync(`${place}/playbook.yaml`, slip);
  writeFileSync(`${place}/.empower.yaml`, 'levels: {unknown-key: info}\n');
  const editor = new Editor();
  await editor.open(everything, [place]);
  const severity = wanted => t => t.diagnostics.some(d => d.code === 'L002' && d.severity === wanted);
  const onDisk = editor.diagnostics(playbook, severity(3));
  await editor.show(playbook, slip);
  await onDisk;
  const mistakes = editor.diagnostics(config), unsaved = editor.diagnostics(playbook, severity(2));
  await editor.show(config, 'profile: stict\nlevels:\n  unknown-key: warning\n');
  equal('a mistake in the configuration', (await mistakes).diagnostics.map(d => d.message), ['"stict" is not a word that "profile" knows. Did you mean "strict"?']);
  await unsaved;
  const {items} = await editor.ask('completion', config, {position: {line: 0, character: 11}});
  equal('profiles', items.map(item => item.label), ['min', 'basic', 'standard', 'strict']);
  const hover = await editor.ask('hover', config, {position: {line: 2, character: 5}});
  check(/^L002 unknown-key: .*```yaml/s.test(hover.contents.value), 'a rule explained', hover.contents.value);
  await editor.close();
}

// ---- what no editor should send ----
{
  const server = spawn(empower, ['lsp'], {stdio: ['pipe', 'pipe', 'inherit']});
  let out = '';
  server.stdout.on('data', data => { out += data; });
  const ended = new Promise(resolve => server.on('exit', resolve));
  const send = text => server.stdin.write(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
  server.stdin.write('Content-Type: x\r\n\r\nContent-Length: nine\r\n\r\n');
  send('{"jsonrpc"');
  send('[]');
  send('{"id":1,"method":"initialize","params":{"capabilities":[]}}');
  send('{"method":"textDocument/didOpen","params":{"textDocument":{"uri":"file:///%00","text":"a: b"}}}');
  send('{"method":"textDocument/didChange","params":{"textDocument":{"uri":"file:///%00","version":-1},"contentChanges":[{"text":7},{"range":{},"text":"x"},{"range":{"start":{"line":9999999999,"character":1},"end":{"line":0,"character":0}},"text":"y"}]}}');
  send('{"id":"two","method":"shutdown"}');
  send('{"method":"exit"}');
  equal('the exit code after nonsense', await ended, 0);
  const errors = [...out.matchAll(/"code":(-\d+)/g)].map(match => +match[1]);
  equal('the errors', errors, [-32700, -32700, -32700, -32600]);
  check(out.includes('"id":"two","result":null'), 'an id that is a text');
}

clearTimeout(late);
rmSync(`${folder}/book`, {recursive: true, force: true});
rmSync(`${folder}/shop`, {recursive: true, force: true});
process.exit(failed);
