// Holds `empower ask` against search engines that a user might pick instead: how often the right
// scenario comes first and among the first three, and what a question costs.
//   node peers.mjs EMPOWER DATA [SET..]     (npm install in this folder, apt install sqlite3
//                                            xapian-tools xapian-omega: what is missing is skipped)
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { enginesFor } from "./engines.mjs";
import { judge, namesOfSets, readSet } from "./sets.mjs";

const SHOTS = "n5";
const MOST_QUESTIONS = 1000; // of a set: fuse.js takes minutes for more

const percent = (share) => (100 * share).toFixed(1).padStart(6);
const cell = (text, width) => String(text).padEnd(width);

function compare(set, { name, run }) {
  if (!run) return console.log(`  ${cell(name, 14)}not installed`);
  const { ready, asked, rankings } = run(set.scenarios, set.situations.map(({ said }) => said));
  const { first, three } = judge(set.situations, rankings);
  const each = (asked / set.situations.length).toFixed(3).padStart(10);
  console.log(`  ${cell(name, 14)}${percent(first)}${percent(three)}${ready.toFixed(0).padStart(10)}${each}`);
}

async function main([program, data, ...names]) {
  if (!program || !data) throw new Error("peers.mjs EMPOWER DATA [SET..]");
  for (const name of names.length ? names : namesOfSets(data, SHOTS)) {
    const folder = mkdtempSync(join(tmpdir(), "empower-peers-"));
    const set = readSet(data, name, SHOTS);
    set.situations = set.situations.slice(0, MOST_QUESTIONS);
    console.log(`${name}: ${set.scenarios.length} scenarios, 5 examples each, ${set.situations.length} questions`);
    console.log(`  ${cell("", 14)} first three  ready ms  ms each`);
    try {
      for (const engine of await enginesFor(program, folder)) compare(set, engine);
    } finally {
      rmSync(folder, { recursive: true });
    }
  }
}

await main(process.argv.slice(2));
