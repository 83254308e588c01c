// Plays SCORM packages in a browser against a SCORM 1.2 runtime, by keyboard. Run by scorm.sh.
//   node scorm.mjs FOLDER BROWSER  (with node_modules and every unpacked package in it)
import {existsSync, readFileSync, readdirSync} from 'node:fs';
import {createServer} from 'node:http';
import {createRequire} from 'node:module';

const [folder, executablePath] = process.argv.slice(2);
const require = createRequire(`${folder}/scorm.mjs`);
const {chromium} = require('playwright-core');
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const runtime = readFileSync(`${folder}/node_modules/scorm-again/dist/scorm12.min.js`);
const books = readdirSync(folder).filter(name => existsSync(`${folder}/${name}/imsmanifest.xml`));
let failed = 0;
const check = (good, ...what) => { if (!good) { console.log(...what); failed = 1; } };
const equal = (what, a, b) => check(JSON.stringify(a) === JSON.stringify(b), what, a, b);

// ---- a learning platform: a page that records what the course calls, with the course in a frame ----

const platform = `<!DOCTYPE html><title>LMS</title><script src="/runtime.js"></script><script>
const given = JSON.parse(decodeURIComponent(location.hash.slice(1)));
const lms = new Scorm12API({autocommit: false, logLevel: 5});
lms.loadFromFlattenedJSON(given.cmi);
window.calls = [];
window.API = Object.fromEntries(['LMSInitialize', 'LMSGetValue', 'LMSSetValue', 'LMSCommit', 'LMSFinish'].map(
  name => [name, (...words) => {
    const answer = lms[name](...words);
    calls.push([name, ...words, answer, String(lms.LMSGetLastError())]);
    return answer;
  }]));
if (given.opens) open(given.course); else {
  const frame = document.createElement('iframe');
  frame.src = given.course, frame.width = 900, frame.height = 700;
  addEventListener('DOMContentLoaded', () => document.body.append(frame));
}
</script><body>`;
const server = createServer((request, response) => {
  const [, book, file] = request.url.split('/');
  response.setHeader('content-type', book === 'runtime.js' ? 'text/javascript' : 'text/html; charset=utf-8');
  if (book === 'lms') response.end(platform);
  else if (book === 'runtime.js') response.end(runtime);
  else if (books.includes(book) && file === 'index.html') response.end(readFileSync(`${folder}/${book}/index.html`));
  else response.writeHead(book === 'favicon.ico' ? 204 : 404).end();
}).listen(0, '127.0.0.1');
await new Promise(ready => server.on('listening', ready));
const at = `http://127.0.0.1:${server.address().port}`;

const browser = await chromium.launch({executablePath, args: ['--no-sandbox']});
const watched = async () => {
  const context = await browser.newContext();
  const asked = [];
  context.on('request', request => asked.push(request.url()));
  context.on('weberror', error => check(false, 'an error of the page', error.error()));
  context.on('console', message => check(message.type() !== 'error', 'said', message.text()));
  return {context, page: await context.newPage(), asked};
};
const launch = async (book, cmi = {}, opens = false) => {
  const {context, page, asked} = await watched();
  const given = {course: `/${book}/index.html`, cmi, opens};
  const popup = opens && page.waitForEvent('popup');
  await page.goto(`${at}/lms#${encodeURIComponent(JSON.stringify(given))}`);
  const course = opens ? await popup : page.frames()[1];
  await course.waitForSelector('form');
  const calls = () => page.evaluate(() => window.calls);
  const value = async key => (await calls()).filter(c => c[0] === 'LMSSetValue' && c[1] === key).at(-1)?.[2];
  return {context, page, course, asked, calls, value, keyboard: (opens ? course : page).keyboard};
};

// ---- a learner without a mouse ----

const focused = course => course.evaluate(() => {
  const at = document.activeElement;
  return at.name || at.type || at.tagName;
});
const tabTo = async (play, what) => {
  for (let i = 0; i < 200 && await focused(play.course) !== what; i++) await play.keyboard.press('Tab');
  equal('the tab key reaches', await focused(play.course), what);
};
// Answers with the right option, or with the one behind it.
const answerAll = async (play, well) => {
  const questions = await play.course.$$eval('fieldset', all =>
    all.map(q => [Number(q.dataset.right), q.querySelectorAll('input').length]));
  for (const [i, [right, options]] of questions.entries()) {
    await tabTo(play, `q${i}`);
    await play.keyboard.press('Space');
    const target = well ? right : (right + 1) % options;
    const before = await play.course.$eval(`[name=q${i}]:checked`, input => Number(input.value));
    for (let k = before; k !== target; k = (k + 1) % options) await play.keyboard.press('ArrowDown');
  }
  await tabTo(play, 'submit');
  await play.keyboard.press('Enter');
};
const status = 'cmi.core.lesson_status', raw = 'cmi.core.score.raw', suspended = 'cmi.suspend_data';
const book = 'harbour-house', says = play => play.course.textContent('#result');

// All right: passed with 100 of 100, in every playbook; nothing is asked of the network.
for (const name of books.filter(name => name !== 'no-questions')) {
  const play = await launch(name);
  await answerAll(play, true);
  equal(`${name}: all right`, [await play.value(raw), await play.value(status)], ['100', 'passed']);
  equal(`${name}: of`, [await play.value('cmi.core.score.min'), await play.value('cmi.core.score.max')], ['0', '100']);
  equal(`${name}: requests`, play.asked.map(url => url.slice(at.length).replace(/#.*/, '')),
        ['/lms', '/runtime.js', `/${name}/index.html`]);
  const texts = play.course.locator('.feedback.good');
  equal(`${name}: feedback`, await texts.count(), await play.course.locator('fieldset').count());
  await play.page.evaluate(() => document.querySelector('iframe').remove());
  const calls = await play.calls();
  equal(`${name}: begins and ends`, [calls[0][0], calls.at(-1)[0]], ['LMSInitialize', 'LMSFinish']);
  equal(`${name}: mistakes`, calls.filter(c => c.at(-1) !== '0' || c.at(-2) === 'false'), []);
  check(/^\d\d:\d\d:\d\d$/.test(await play.value('cmi.core.session_time')), 'session time');
  check((await play.value(suspended)).length <= 4096, 'suspend data too long');
  await play.context.close();
}

// All wrong: failed, and the right answers are told.
let play = await launch(book);
await answerAll(play, false);
equal('all wrong', [await play.value(raw), await play.value(status)], ['0', 'failed']);
equal('no good feedback', await play.course.locator('.feedback.good').count(), 0);
const [first] = await play.course.$$eval('fieldset', all => all.map(q => [
  q.querySelector(`[value="${q.dataset.right}"]`).parentElement.textContent.trim(), q.querySelector('.feedback').textContent]));
check(first[1].includes(first[0]), 'the right answer is told', first);
const kept = await play.value(suspended);
// Again from the beginning.
await tabTo(play, 'reset');
await play.keyboard.press('Enter');
await play.course.waitForFunction(() => document.activeElement.name === 'q0');
equal('again', [await play.course.locator('input:checked').count(), await says(play)], [0, '']);
await play.context.close();

// An open question is pointed out, and nothing is reported.
play = await launch(book);
await tabTo(play, 'submit');
await play.keyboard.press('Enter');
equal('left open', [await play.value(raw), await focused(play.course)], [undefined, 'q0']);
check(/\d/.test(await says(play)), 'says how many are open', await says(play));
equal('begun', await play.value(status), 'incomplete');
await play.context.close();

// A learner goes on where they left off, unless the questions are others.
play = await launch(book, {[suspended]: kept, [status]: 'failed'});
equal('goes on', await play.course.$$eval('fieldset', all => all.filter(q => q.querySelector(':checked')).length),
      kept.split(',').length);
equal('stays failed', await play.value(status), undefined);
await play.context.close();
play = await launch(book, {[suspended]: kept.replace(/^\w+/, 'other'), [status]: 'incomplete'});
equal('other questions', await play.course.locator('input:checked').count(), 0);
await play.context.close();

// Who has passed stays passed.
play = await launch(book, {[status]: 'passed', [raw]: '100'});
await answerAll(play, false);
equal('stays passed', [await play.value(raw), await play.value(status)], [undefined, undefined]);
await play.context.close();

// The platform may be the window that opened the course, and may ask for less.
play = await launch(book, {'cmi.student_data.mastery_score': '0'}, true);
await answerAll(play, true);
equal('in a window', await play.value(status), 'passed');
await play.context.close();

// Without questions reading is all.
play = await launch('no-questions');
await tabTo(play, 'submit');
await play.keyboard.press('Enter');
equal('read', await play.value(status), 'completed');
await play.context.close();

// Without a platform it plays as a file, and an accessibility checker finds nothing.
for (const name of [book, 'starter', 'no-questions']) {
  const {context, page} = await watched();
  await page.goto(`file://${folder}/${name}/index.html`);
  const alone = {course: page, keyboard: page.keyboard};
  check(await page.isVisible('#alone'), `${name}: says that it is alone`);
  await answerAll(alone, true);
  check(await says(alone), `${name}: says the result`);
  for (const card of await page.$$('details')) await card.evaluate(node => { node.open = true; });
  await page.evaluate(axe);
  const {violations} = await page.evaluate(() => globalThis.axe.run());
  equal(`${name}: accessibility`, violations.map(v => [v.id, v.nodes[0].html.slice(0, 200)]), []);
  await context.close();
}
await browser.close();
server.close();
process.exit(failed);
