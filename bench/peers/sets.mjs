// Reads sets of real situations: scenarios with examples, and what customers said.
//   SET/scenarios.n5.tsv   id, title, guidance, examples ..   (n0, n10: none, ten examples)
//   SET/dev.tsv            what was said, id
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const rows = (path) =>
  readFileSync(path, "utf8").split("\n").filter(Boolean).map((line) => line.split("\t"));

export function namesOfSets(folder, shots) {
  return readdirSync(folder).filter((name) => existsSync(join(folder, name, `scenarios.${shots}.tsv`))).sort();
}

export function readSet(folder, name, shots) {
  const scenarios = rows(join(folder, name, `scenarios.${shots}.tsv`)).map(
    ([label, title, guidance, ...examples], i) => (
      { id: `s${i}`, label, title, guidance, examples: examples.filter(Boolean) }));
  const ids = new Map(scenarios.map(({ id, label }) => [label, id]));
  const situations = rows(join(folder, name, "dev.tsv")).map(
    (row) => ({ said: row.slice(0, -1).join(" "), id: ids.get(row.at(-1)) }));
  return { name, scenarios, situations };
}

// How often the right one comes first, and among the first three.
export function judge(situations, rankings) {
  const among = (n) =>
    situations.filter(({ id }, i) => rankings[i].slice(0, n).includes(id)).length / situations.length;
  return { first: among(1), three: among(3) };
}
