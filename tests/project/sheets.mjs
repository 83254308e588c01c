// Opens every HTML file of a folder in a browser and has axe-core look at it. Run by sheets.sh.
//   node sheets.mjs FOLDER BROWSER  (with node_modules in the folder)
import {readFileSync, readdirSync} from 'node:fs';
import {createRequire} from 'node:module';
import {pathToFileURL} from 'node:url';

const [folder, executablePath] = process.argv.slice(2);
const require = createRequire(`${folder}/sheets.mjs`);
const {chromium} = require('playwright-core');
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
let failed = 0, files = 0;
const bad = (...what) => { console.log(...what); failed = 1; };

const browser = await chromium.launch({executablePath, args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking']});
const context = await browser.newContext({bypassCSP: true, viewport: {width: 1280, height: 900}});
for (const name of readdirSync(folder).filter(file => file.endsWith('.html'))) {
  const page = await context.newPage();
  page.on('request', request => { if (!/^(file|data):/.test(request.url())) bad(name, 'asks for', request.url()); });
  page.on('pageerror', error => bad(name, error.message));
  await page.goto(pathToFileURL(`${folder}/${name}`).href);
  if (await page.evaluate(() => document.scripts.length)) bad(name, 'has a script');
  await page.evaluate(axe);
  const {violations} = await page.evaluate(() => axe.run());
  for (const {id, nodes} of violations) bad(name, id, nodes[0].html.slice(0, 200));
  await page.close();
  files++;
}
await browser.close();
console.log(files, 'files');
process.exit(failed);
