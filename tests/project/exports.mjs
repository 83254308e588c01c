// Reads exports as other software does. Run by exports.sh.
//   node exports.mjs FOLDER PLAYBOOKS  (with node_modules and every export of every playbook in it)
import {existsSync, readFileSync, readdirSync, statSync} from 'node:fs';
import {createRequire} from 'node:module';

const folder = process.argv[2];
const require = createRequire(`${folder}/exports.mjs`);
const text = name => readFileSync(`${folder}/${name}`, 'utf8');
const books = readdirSync(folder).filter(f => f.endsWith('.gift')).map(f => f.slice(0, -5));
let failed = 0;
const check = (good, ...what) => { if (!good) { console.log(...what); failed = 1; } };
const equal = (what, a, b) => check(JSON.stringify(a) === JSON.stringify(b), what, a, b);
check(books.length > 5, 'too few playbooks', books);

// Anki: a line a note, with an id that no other has, in the columns that the header names.
const notes = new Map();
for (const book of books) {
  const lines = text(`${book}.anki`).trimEnd().split('\n');
  const rows = lines.filter(l => !l.startsWith('#')).map(l => l.split('\t'));
  notes.set(book, new Map(rows.map(r => [r[0], r])));
  equal(`${book}: the header`, lines.slice(0, 3), ['#separator:tab', '#html:true', '#notetype:Basic']);
  equal(`${book}: columns`, rows.filter(r => r.length !== 4 || r.some(cell => cell === '')), []);
  equal(`${book}: ids`, notes.get(book).size, rows.length);
}

// GIFT: what has options has one right answer, which Anki's note of the same question gives, too.
const {parse} = require('gift-pegjs');
const plain = html => html.replace(/<[^>]*>/g, '\n').replace(/&#39;/g, "'").replace(/&quot;/g, '"')
    .replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&').split('\n').filter(Boolean);
for (const book of books) {
  const all = parse(text(`${book}.gift`)), questions = all.filter(q => q.type !== 'Category');
  equal(`${book}: names`, new Set(questions.map(q => q.title)).size, questions.length);
  equal(`${book}: kinds`, questions.filter(q => !['MC', 'Essay'].includes(q.type)), []);
  for (const q of questions.filter(q => q.type === 'MC')) {
    const right = q.choices.filter(c => c.isCorrect).map(c => c.text.text);
    const [, front, back] = [...notes.get(book)].find(([id]) => id.endsWith(`:question:${q.title}`))[1];
    equal(`${q.title}: the right answer`, right, plain(back).slice(0, 1));
    check(q.choices.every(c => plain(front).includes(c.text.text)), `${q.title}: its options`, plain(front), q.choices);
    check(q.stem.text.startsWith(plain(front)[0]), `${q.title}: its text`, q.stem.text, front);
  }
}

// JSON: what the author's YAML holds is there, under the same keys.
const {parseAllDocuments} = require('yaml');
const files = path => statSync(path).isDirectory() ? readdirSync(path).sort().flatMap(f => files(`${path}/${f}`)) :
    path.endsWith('.yaml') ? [path] : [];
for (const book of books) {
  const json = JSON.parse(text(`${book}.json`)), of = `${process.argv[3]}/${book}`;
  equal(`${book}: version`, [Object.keys(json)[0], json.schema_version, json.readable], ['schema_version', 1, true]);
  for (const file of files(existsSync(of) ? of : `${of}.yaml`)) {
    const [yaml] = parseAllDocuments(readFileSync(file, 'utf8')).map(d => d.toJS());
    for (const [section, entries] of Object.entries(yaml)) {
      check(section in json, `${book}: ${section} is missing`);
      if (typeof entries !== 'object' || Array.isArray(entries) || section === 'terms') continue;
      for (const [id, entry] of Object.entries(entries)) {
        const got = json[section]?.[id];
        check(got !== undefined, `${book}: ${section}.${id} is missing`);
        if (typeof entry !== 'object' || Array.isArray(entry)) continue;
        for (const key of Object.keys(entry)) check(key in (got ?? {}), `${book}: ${section}.${id}.${key} is missing`);
      }
    }
  }
}
process.exit(failed);
