// Opens what `empower export site` writes in a browser, as agents do. Run by site.sh.
//   node site.mjs EMPOWER ROOT FOLDER BROWSER  (with node_modules in the folder)
import {spawnSync} from 'node:child_process';
import {readFileSync, readdirSync, statSync, writeFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {pathToFileURL} from 'node:url';

const [empower, root, folder, executablePath] = process.argv.slice(2);
const require = createRequire(`${folder}/site.mjs`);
const {chromium} = require('playwright-core');
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const YAML = require('yaml');
let failed = 0;
const check = (good, ...what) => { if (!good) { console.log(...what); failed = 1; } };
const equal = (what, got, wanted) => check(JSON.stringify(got) === JSON.stringify(wanted), what, JSON.stringify(got), JSON.stringify(wanted));

const run = (words, input) => spawnSync(empower, words, {input, maxBuffer: 1 << 28, encoding: 'utf8', stdio: ['pipe', 'pipe', 'inherit']}).stdout;

function site(name, playbook, ...words) {
  const file = `${folder}/${name}.html`;
  equal(`export of ${name}`, run(['export', 'site', '-p', playbook, '-o', file, ...words]), '');
  return file;
}

const browser = await chromium.launch({executablePath, args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking']});

// A page with what it asked for and what went wrong in it.
async function open(file, options = {}) {
  const context = await browser.newContext({viewport: {width: 1280, height: 900}, ...options});
  const page = await context.newPage();
  page.asked = [];
  page.wrong = [];
  page.on('request', request => page.asked.push(request.url()));
  page.on('pageerror', error => page.wrong.push(error.message));
  page.on('console', message => { if (message.type() === 'error') page.wrong.push(message.text()); });
  page.on('dialog', dialog => { page.wrong.push(dialog.message()); dialog.dismiss(); });
  await page.goto(pathToFileURL(file).href);
  return page;
}

const said = '#said';
// What is seen after each of these texts was typed.
const seeAll = (page, texts) => page.evaluate(list => list.map(text => {
  const said = document.getElementById('said');
  if (text !== null) {
    said.value = text;
    said.dispatchEvent(new Event('input'));
  }
  return {
    found: [...document.querySelectorAll('#found [role=option]')].map(option => option.dataset.id),
    cards: [...document.querySelectorAll('article')].filter(card => card.offsetParent).map(card => card.id),
    focus: document.activeElement.id,
    hash: location.hash,
  };
}), texts);
const see = async page => (await seeAll(page, [null]))[0];
const ask = async (page, text) => (await seeAll(page, [text]))[0];

// ---- what it finds ----

function examplesOf(playbook) {
  const files = statSync(playbook).isDirectory()
    ? readdirSync(playbook, {recursive: true}).filter(file => file.endsWith('.yaml')).map(file => `${playbook}/${file}`)
    : [playbook];
  return files.flatMap(file => YAML.parse(readFileSync(file, 'utf8')).examples || []).filter(example => example.said);
}

// Every example finds its scenario first, and nothing is sure where nothing fits; nearly always as
// `ask` has it.
async function findsWhatIsSaid(name, most) {
  const playbook = `${root}/playbooks/${name}`;
  const file = site(name.replace('.yaml', ''), playbook);
  const page = await open(file), examples = examplesOf(playbook);
  const lines = run(['ask', '--batch', '-p', playbook], examples.map(example => `${JSON.stringify({said: example.said})}\n`).join(''));
  const answers = lines.trim().split('\n').map(JSON.parse);
  let right = 0, nothing = 0, same = 0;
  const seen = await seeAll(page, examples.map(example => example.said));
  for (const [i, example] of examples.entries()) {
    const {found, cards} = seen[i];
    if (example.expect === 'nothing') {
      nothing++;
      equal(`a sure card for ${example.said}`, cards, []);
    } else if (found[0] === example.expect) right++;
    if (cards.join() === (answers[i].band === 'strong' ? `scenario-${answers[i].hits[0].scenario}` : '')) same++;
  }
  const rest = examples.length - nothing, bytes = statSync(file).size;
  console.log(`${name}: ${right} of ${rest} found first, as \`ask\` ${same} of ${examples.length}, ${bytes} bytes`);
  check(rest > 0 && right >= 0.95 * rest, `${name}: only ${right} of ${rest} found first`);
  check(same >= 0.95 * examples.length, `${name}: only ${same} of ${examples.length} as \`ask\``);
  check(bytes <= most, `${name}: ${bytes} bytes are more than ${most}`);
  equal('asked for', page.asked, [pathToFileURL(file).href]);
  equal('went wrong', page.wrong, []);
  await page.context().close();
  return file;
}

// ---- keys, links, paper, widths ----

async function goesByKeys(file) {
  const page = await open(file);
  equal('begins in the search', (await see(page)).focus, 'said');
  await page.keyboard.type('the room');
  const {found, cards} = await see(page);
  check(found.length > 1 && cards.length <= 1, 'found by typing', found, cards);
  await page.keyboard.press('ArrowDown');
  const active = await page.getAttribute(said, 'aria-activedescendant');
  equal('one option is chosen', await page.$$eval('[aria-selected=true]', list => list.map(option => option.id)), [active]);
  const id = await page.$eval(`#${active}`, option => option.dataset.id);
  equal('the card of the option', (await see(page)).cards, [`scenario-${id}`]);
  await page.keyboard.press('Enter');
  const gone = await see(page);
  equal('at the card', [gone.focus, gone.hash], [`scenario-${id}`, `#scenario-${id}`]);
  check(gone.cards.length > 2, 'the whole page is there again', gone.cards.length);
  check(await page.$eval(`#scenario-${id}`, card => card.getBoundingClientRect().top >= 0 && card.getBoundingClientRect().top < innerHeight), 'the card is in sight');
  await page.keyboard.press('Escape');
  equal('Esc goes back to the list', [(await see(page)).focus, await page.isVisible('#found')], ['said', true]);
  await page.keyboard.press('Escape');
  equal('Esc clears', [await page.inputValue(said), await page.isVisible('#found')], ['', false]);
  await page.keyboard.press('Shift+Tab');
  equal('the skip link is seen', await page.$eval('.skip', link => link === document.activeElement && link.getBoundingClientRect().left >= 0), true);
  await page.keyboard.press('/');
  equal('/ goes to the search', (await see(page)).focus, 'said');
  await page.context().close();
}

async function followsLinks(file) {
  const page = await open(`${file}`);
  const links = await page.$$eval('nav a', list => list.map(link => link.getAttribute('href').slice(1)));
  const lost = await page.evaluate(ids => ids.filter(id => !document.getElementById(id)), links);
  equal('links that lead nowhere', lost, []);
  await ask(page, 'noise');
  await page.click(`nav a[href="#${links.at(-1)}"]`);
  const after = await see(page);
  check(after.cards.includes(links.at(-1)), 'a link leads to a card that is hidden');
  equal('hash', after.hash, `#${links.at(-1)}`);
  await page.context().close();
}

async function printsEveryCard(file) {
  const page = await open(file);
  const all = await page.$$eval('article', list => list.length);
  await ask(page, 'noise');
  await page.emulateMedia({media: 'print'});
  equal('cards on paper', (await see(page)).cards.length, all);
  equal('the search on paper', await page.isVisible('#ask'), false);
  const pages = (await page.pdf({preferCSSPageSize: true})).toString('latin1').match(/\/Type \/Page\b/g).length;
  check(pages >= all, `${all} cards on ${pages} pages`);
  await page.context().close();
}

async function fitsWidths(file) {
  for (const width of [360, 1280]) {
    const page = await open(file, {viewport: {width, height: 740}});
    for (const words of ['', 'the room is noisy']) {
      await ask(page, words);
      equal(`wider than ${width}`, await page.evaluate(() => document.documentElement.scrollWidth), width);
    }
    await page.context().close();
  }
}

async function readsWithoutScript(file) {
  const page = await open(file, {javaScriptEnabled: false});
  equal('a search without script', await page.isVisible('#ask'), false);
  const hidden = await page.locator('article:visible').count() - await page.locator('article').count();
  equal('cards hidden without script', hidden, 0);
  await page.context().close();
}

async function isAccessible(file) {
  for (const colorScheme of ['light', 'dark'])
    for (const [width, words] of [[1280, ''], [1280, 'there was noise all night'], [360, 'money'], [360, 'zzzz qqqq']]) {
      const page = await open(file, {colorScheme, viewport: {width, height: 900}});
      await ask(page, words);
      await page.evaluate(axe);
      const {violations, passes} = await page.evaluate(() => window.axe.run());
      check(passes.length > 20, 'axe-core looked at little', passes.length);
      for (const {id, nodes} of violations)
        check(false, `${colorScheme} ${width} "${words}": ${id}`, nodes.slice(0, 3).map(node => `${node.target}: ${node.failureSummary}`).join('\n'));
      await page.context().close();
    }
}

// ---- playbooks that mean harm, or nothing ----

const harm = ['</script><script>alert(1)</script>', '<!--<script>', '"><img src=x onerror=alert(1)>', "' onfocus='alert(1)", '\u2028alert(1)\u2029', '&lt;b&gt;', '\u202Ex'];
const book = {
  empower: 1, playbook: 'harm', title: harm.join(' '), language: 'ar', version: harm[2], currency: 'GBP',
  words: {noise: [harm[0], harm[1]]},
  roles: {agent: {title: harm[0], frontline: 'YES', reports_to: 'lead'}, lead: {title: harm[2], reach: harm[3]}},
  gestures: {credit: {title: harm[1], kind: 'credit', authority: [{agent: '£50 per stay'}, {lead: '£777 per stay'}]}},
  guardrails: {g: {never_say: harm, because: harm[0]}},
  principles: {p: {says: harm[0], why: harm[1], looks_like: harm}},
  routes: {r: {title: harm[0], for: 'crisis', reach: harm[2], when: harm[3]}},
  notices: {n: {says: harm[0], until: '2027-01-01'}},
  stories: {s: {situation: harm[0], what_we_did: harm[1], lesson: harm[2]}},
  scenarios: {
    noise: {title: harm.join(' '), signals: [...harm, 'it is loud', '/(a+)+$/', '/lou[ds]/', '/(?<=never/'], not_signals: [harm[0]], acknowledge: harm[1], offer_in_order: ['credit'], next_step: harm[2]},
    cold: {title: 'Cold', signals: ['my soup is cold'], next_step: 'Warm it.'},
  },
};

async function doesNoHarm() {
  const escaped = JSON.stringify(book).replace(/[\u2028-\u202E]/g, c => `\\u${c.charCodeAt().toString(16)}`);
  writeFileSync(`${folder}/harm.yaml`, escaped.replace('"YES"', 'yes'));
  const file = site('harm', `${folder}/harm.yaml`, '--role', 'agent');
  const page = await open(file, {viewport: {width: 360, height: 740}});
  equal('found among harm', (await ask(page, 'it is so loud')).found[0], 'noise');
  equal('found by words', (await ask(page, 'cold soup')).found[0], 'cold');
  await ask(page, `${'a'.repeat(5000)}!`);
  equal('went wrong among harm', page.wrong, []);
  equal('elements that harm brought', await page.$$eval('script, img, iframe, [onfocus], [onerror]', list => list.length), 2);
  equal('direction', await page.$eval('html', html => html.dir), 'rtl');
  equal('wider than the phone', await page.evaluate(() => document.documentElement.scrollWidth), 360);
  check(!readFileSync(file, 'utf8').includes('777'), 'the limit of another role');
  await page.context().close();
}

const harbour = await findsWhatIsSaid('harbour-house', 140000);
await findsWhatIsSaid('abcd-shop', 400000);
await findsWhatIsSaid('airline.yaml', 140000);
await goesByKeys(harbour);
await followsLinks(harbour);
await printsEveryCard(harbour);
await fitsWidths(harbour);
await readsWithoutScript(harbour);
await isAccessible(harbour);
// The darkest and the lightest that a theme may be.
for (const colors of [{brand: '#000000', warning: '#200000', ink: '#000000'}, {brand: '#68686c', warning: '#b04a00', ink: '#6a6a6a'}]) {
  writeFileSync(`${folder}/own.yaml`, JSON.stringify({name: 'Own', colors, footer: 'Ask us.'}));
  await isAccessible(site('own', `${root}/playbooks/starter.yaml`, '--theme', `${folder}/own.yaml`));
}
await doesNoHarm();
await browser.close();
process.exit(failed);
