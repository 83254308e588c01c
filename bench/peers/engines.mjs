// The engines that are compared. Each takes scenarios and questions, answers a ranking of ids for each
// question, and says how long it took: to be ready, and for all questions, in milliseconds. One
// document a scenario, and any word may match, as each engine's own introduction does it.
import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const plain = (text) => text.replace(/[\u0000-\u001f\u007f]/g, " ");
const textOf = ({ guidance, examples }) => [guidance, ...examples].join("\n");
const wordsOf = (text) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

function timed(work) {
  const start = performance.now();
  const result = work();
  return { result, ms: performance.now() - start };
}

// A program with all questions on its standard input, and with the first one alone, for which it
// makes itself ready: the difference is that of the others.
function piped(program, args, lines) {
  const run = (some) => timed(() => spawnSync(program, args, {
    input: some.map((line) => `${line}\n`).join(""), encoding: "utf8", maxBuffer: 1 << 30 }));
  const ready = run(lines.slice(0, 1)).ms, all = run(lines);
  return { ready, asked: Math.max(0, all.ms - ready), out: all.result.stdout };
}

const isThere = (program) => spawnSync(program, ["--version"]).error === undefined;

async function moduleOf(name) {
  try {
    return await import(name);
  } catch {
    return null;
  }
}

function playbookOf(scenarios) {
  const quoted = (text) => JSON.stringify(plain(text));
  const entry = ({ id, title, guidance, examples }) => [
    `  ${id}:`,
    `    title: ${quoted(title)}`,
    ...(guidance ? [`    steps: [${quoted(guidance)}]`] : []),
    ...(examples.length ? ["    signals:", ...examples.map((example) => `      - ${quoted(example)}`)] : []),
  ];
  return ["empower: 1", "playbook: peers", "title: Peers", "language: en", "scenarios:",
    ...scenarios.flatMap(entry), ""].join("\n");
}

function empower(program, folder) {
  return (scenarios, questions) => {
    const path = join(folder, "playbook.yaml");
    writeFileSync(path, playbookOf(scenarios));
    const lines = questions.map((said, i) => JSON.stringify({ id: i, said }));
    const { ready, asked, out } = piped(program, ["ask", "-p", path, "--batch", "--top", "10"], lines);
    const rankings = out.trim().split("\n").map((line) => JSON.parse(line).hits.map(({ scenario }) => scenario));
    return { ready, asked, rankings };
  };
}

function sqlite(folder) {
  const text = (words) => `'${words.replaceAll("'", "''")}'`;
  return (scenarios, questions) => {
    const path = join(folder, "fts.db");
    const insert = (s) => `INSERT INTO doc VALUES (${[s.id, plain(s.title), plain(textOf(s))].map(text).join(",")});`;
    const make = ["CREATE VIRTUAL TABLE doc USING fts5(id UNINDEXED, title, body, tokenize='porter unicode61');",
      "BEGIN;", ...scenarios.map(insert), "COMMIT;"];
    const made = timed(() => execFileSync("sqlite3", [path], { input: make.join("\n") }));
    const ask = (said, i) => {
      const match = wordsOf(said).map((word) => `"${word}"`).join(" OR ");
      return match ? `SELECT ${i}, id FROM doc WHERE doc MATCH ${text(match)} ORDER BY rank LIMIT 10;` : "";
    };
    const { asked, out } = piped("sqlite3", [path], questions.map(ask));
    const rankings = questions.map(() => []);
    for (const line of out.trim().split("\n")) {
      const [i, id] = line.split("|");
      rankings[i]?.push(id);
    }
    return { ready: made.ms, asked, rankings };
  };
}

// Its command answers one question a run, so that its time is that of a cold start.
function xapian(folder) {
  return (scenarios, questions) => {
    const script = join(folder, "xapian.script"), database = join(folder, "xapian");
    const record = (s) =>
      `id=${s.id}\ntext=${plain(s.title)}\n${textOf(s).split("\n").map((line) => `text=${plain(line)}`).join("\n")}\n`;
    mkdirSync(folder, { recursive: true });
    writeFileSync(script, "id : field\ntext : index\n");
    const made = timed(() =>
      execFileSync("scriptindex", ["--stemmer=english", "--overwrite", database, script], {
        input: scenarios.map(record).join("\n"), stdio: ["pipe", "ignore", "ignore"] }));
    const ask = (said) => {
      const words = wordsOf(said).join(" ");
      const { stdout } = spawnSync("quest", ["-d", database, "-m", "10", words], { encoding: "utf8" });
      return [...stdout.matchAll(/^id=(\S+)/gm)].map(([, id]) => id);
    };
    const { result, ms } = timed(() => questions.map(ask));
    return { ready: made.ms, asked: ms, rankings: result };
  };
}

const inMemory = (make, search) => (scenarios, questions) => {
  const doc = (s) => ({ id: s.id, title: s.title, body: textOf(s), examples: s.examples });
  const made = timed(() => make(scenarios.map(doc)));
  const { result, ms } = timed(() => questions.map((said) => search(made.result, wordsOf(said).join(" "))));
  return { ready: made.ms, asked: ms, rankings: result };
};

function lunr({ default: lunr }) {
  const make = (docs) => lunr(function () {
    this.ref("id");
    this.field("title");
    this.field("body");
    docs.forEach((doc) => this.add(doc));
  });
  return inMemory(make, (index, words) => index.search(words).map(({ ref }) => ref));
}

function minisearch({ default: MiniSearch }) {
  const make = (docs) => {
    const index = new MiniSearch({ fields: ["title", "body"] });
    index.addAll(docs);
    return index;
  };
  return inMemory(make, (index, words) => index.search(words, { fuzzy: 0.2 }).map(({ id }) => id));
}

// Holds the whole question against the title and each example; a threshold of 1 ranks them all.
function fuse({ default: Fuse }) {
  const make = (docs) => new Fuse(docs, { keys: ["title", "examples"], ignoreLocation: true, threshold: 1 });
  return inMemory(make, (index, words) => index.search(words, { limit: 10 }).map(({ item }) => item.id));
}

// In the order of the table; `run` is null where the engine is not installed.
export async function enginesFor(program, folder) {
  const [ofLunr, ofMini, ofFuse] = await Promise.all(["lunr", "minisearch", "fuse.js"].map(moduleOf));
  return [
    { name: "empower", run: empower(program, folder) },
    { name: "SQLite FTS5", run: isThere("sqlite3") ? sqlite(folder) : null },
    { name: "Xapian", run: isThere("quest") && isThere("scriptindex") ? xapian(folder) : null },
    { name: "lunr", run: ofLunr && lunr(ofLunr) },
    { name: "minisearch", run: ofMini && minisearch(ofMini) },
    { name: "fuse.js", run: ofFuse && fuse(ofFuse) },
  ];
}
