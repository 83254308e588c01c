// Checks that pdf.js reads from a PDF what stands in the document that it was made of: text by the tags,
// alternatives of pictures, headings, fields.
//   pdf.mjs READERS DOCUMENT.json FILE.pdf
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const [readers, documentPath, pdfPath] = process.argv.slice(2);
console.warn = console.log = () => {}; // it misses what drawing would take
const { getDocument } = await import(
  pathToFileURL(`${readers}/node_modules/pdfjs-dist/legacy/build/pdf.mjs`)
);

// Blanks and the places of line ends are the layout's.
const solid = (text) => text.replace(/[\s\u00ad\u200b-\u200f]+/g, '').normalize('NFC');

// ---- what there should be ----

const wanted = { text: '', alts: [], headings: 0, boxes: 0, texts: 0, deck: false };
const runs = (node) => {
  for (const run of node.runs ?? [])
    if (run.kind === 'box') wanted.boxes++;
    else if (run.kind !== 'line-end') wanted.text += run.text;
};
const blocks = (nodes) => (nodes ?? []).forEach(block);
const block = (node) => {
  const kickers = (node.blocks ?? []).filter((b) => node.kind === 'title' && b.style === 'kicker');
  if (node.kind === 'deck') wanted.deck = true;
  if (node.kind === 'title' || node.kind === 'heading') wanted.headings++;
  if (node.kind === 'item' && node.box) wanted.boxes++;
  if (node.kind === 'checklist') wanted.boxes += node.blocks.length;
  if (node.kind === 'field' || node.kind === 'lines') wanted.texts++;
  if (node.kind === 'figure') wanted.alts.push(node.figure.alt);
  blocks(kickers);
  runs(node);
  blocks((node.blocks ?? []).filter((b) => !kickers.includes(b)));
};

const document = JSON.parse(readFileSync(documentPath, 'utf8'));
if (document.theme.logo) wanted.alts.push(document.theme.logo.alt);
blocks(document.blocks);

// ---- what there is ----

const found = { text: '', alts: [], headings: 0, boxes: 0, texts: 0 };
const pdf = await getDocument({ data: new Uint8Array(readFileSync(pdfPath)), verbosity: 0 }).promise;

const textById = async (page) => {
  const byId = new Map();
  const open = [];
  const { items } = await page.getTextContent({ includeMarkedContent: true, disableNormalization: true });
  for (const item of items) {
    if (item.type?.startsWith('begin')) open.push(item.id ?? null);
    else if (item.type === 'endMarkedContent') open.pop();
    else {
      const id = open.findLast((at) => at);
      if (id) byId.set(id, (byId.get(id) ?? '') + item.str + (item.hasEOL ? ' ' : ''));
    }
  }
  return byId;
};

const walk = (node, texts) => {
  if (node.type === 'content') found.text += texts.get(node.id) ?? '';
  if (/^H[1-6]$/.test(node.role ?? '')) found.headings++;
  if (node.role === 'Figure') found.alts.push(node.alt);
  if (node.role === 'Lbl') return; // bullets and numbers
  for (const child of node.children ?? []) walk(child, texts);
};

for (let i = 1; i <= pdf.numPages; i++) {
  const page = await pdf.getPage(i);
  const tree = await page.getStructTree();
  if (tree) walk(tree, await textById(page));
}
for (const field of Object.values((await pdf.getFieldObjects()) ?? {}).flat())
  if (field.type === 'checkbox') found.boxes++;
  else if (field.type === 'text') found.texts++;

// ---- are they the same? ----

let failed = false;
const expect = (what, want, got) => {
  if (JSON.stringify(want) === JSON.stringify(got)) return;
  failed = true;
  process.stdout.write(`${pdfPath}: ${what}: ${JSON.stringify(got)} instead of ${JSON.stringify(want)}\n`);
};

// Where two texts part, with a little around.
const parting = (a, b) => {
  let i = 0;
  while (i < a.length && a[i] === b[i]) i++;
  return [a, b].map((text) => text.slice(Math.max(0, i - 30), i + 30));
};
// Backs of cards come behind all fronts; and pdf.js turns a ligature round that is read from right to left.
const letters = (text) => [...solid(text)].sort().join('');
const anyOrder = wanted.deck || /^(ar|fa|he|ur)\b/.test(document.lang);
if (anyOrder) expect('letters', letters(wanted.text), letters(found.text));
else if (solid(wanted.text) !== solid(found.text)) expect('text', ...parting(solid(wanted.text), solid(found.text)));
expect('pictures', wanted.alts.sort(), found.alts.sort());
if (!wanted.deck) expect('headings', wanted.headings, found.headings);
expect('boxes to tick', wanted.boxes, found.boxes);
expect('room to write', wanted.texts, found.texts);
expect('title', document.title, (await pdf.getMetadata()).info.Title);
expect('language', document.lang, (await pdf.getMetadata()).info.Language);
process.exit(failed ? 1 : 0);
