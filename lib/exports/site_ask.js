// The site's look-up: the ranking of `empower ask` (lib/lookup), over the index that it was exported
// with. A text becomes a vector of what its words are made of; each document of a scenario that it is
// like pulls it towards that scenario, as hard as training found right.
'use strict';

// Of a question no more than this is read, and of that no more by patterns.
const QUESTION_MOST = 1000, SUBJECT_MOST = 200;
const WORD = /[\p{L}\p{M}\p{N}]+(?:['\u2019][\p{L}\p{M}\p{N}]+)*/gu, WORD_ELIDED = /[\p{L}\p{M}\p{N}]+/gu;
const NUMBER = '~0', STRANGER = '~?'; // senses beside those of the thesaurus

function fold(text) {
  return text.normalize('NFKC').toLowerCase().replaceAll('\u00df', 'ss').replaceAll('\u03c2', '\u03c3');
}

function withoutAccents(text) {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').normalize('NFKC');
}

// Pieces of a word that forgive typing mistakes: 3 and 4 characters, or from 2 where a script writes
// no blanks.
function gramsOf(word) {
  const letters = [...` ${withoutAccents(word)} `], grams = [];
  letters.forEach((_, at) => {
    let gram = '', wide = false;
    for (let length = 1; length <= 4 && at + length <= letters.length; length++) {
      gram += letters[at + length - 1];
      wide ||= gram.codePointAt(gram.length - 1) >= 0x2E80;
      if (length >= 3 || (wide && length >= 2)) grams.push(`:${gram}`);
    }
  });
  return grams;
}

// Is one word the other but for one letter too many, too few, wrong or swapped with the next?
function isOneSlipAway(a, b) {
  if (a.length > b.length) [a, b] = [b, a];
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  const rest = a.slice(start), other = b.slice(start);
  if (a.length < b.length) return b.length === a.length + 1 && rest === other.slice(1);
  return rest.slice(1) === other.slice(1) ||
    (rest[0] === other[1] && rest[1] === other[0] && rest.slice(2) === other.slice(2));
}

const add = (sums, key, value) => sums.set(key, (sums.get(key) || 0) + value);

class Look {
  constructor(index) {
    this.index = index;
    this.functions = new Set(index.function.split(' '));
    this.senses = new Map();
    index.senses.forEach((row, i) => row.split(' ').forEach(stem => this.senses.set(stem, `~${i + 1}`)));
    this.readWords();
    this.documents = index.scenarios.flatMap((scenario, number) =>
      scenario.documents.map((tokens, i) => ({number, tokens, pulls: scenario.pulls?.[i]})));
    this.findStrangers();
    this.weighFeatures();
    this.phraseMost = Math.max(0, ...Object.keys(index.phrases).map(key => key.split(' ').length));
  }

  // ---- the words of the playbook ----

  readWords() {
    this.words = this.index.words.split(' ').filter(Boolean).map(entry => {
      const [stem, ending = '', folded = stem + ending] = entry.split(':');
      return this.wordOf(folded, stem);
    });
    this.known = new Map(this.words.map(word => [word.folded, word]));
    this.stems = new Set(this.words.map(word => word.stem));
    // An unknown word ends as known ones do.
    this.endings = new Set(this.words.filter(word => word.folded.startsWith(word.stem))
      .map(word => word.folded.slice(word.stem.length)));
  }

  wordOf(folded, stem) {
    const isFunction = this.functions.has(folded);
    return {folded, stem, sense: /^\d/.test(folded) ? NUMBER : this.senses.get(stem), grams: gramsOf(folded), isFunction};
  }

  // A word that one document alone has teaches little by its letters, but that one stands there much.
  findStrangers() {
    const last = new Map(), shared = new Set();
    this.documents.forEach((document, number) => document.tokens.forEach(token => {
      const {stem} = this.words[token];
      if (last.has(stem) && last.get(stem) !== number) shared.add(stem);
      last.set(stem, number);
    }));
    const ours = new Set();
    for (const word of this.words) {
      if (!word.isFunction) ours.add(word.stem);
      if (word.sense && word.sense !== NUMBER) ours.add(word.sense);
      if (word.sense || word.isFunction || shared.has(word.stem)) continue;
      word.sense = STRANGER;
      word.isStranger = true;
    }
    this.sensed = new Set(this.words.filter(word => word.sense && !word.isStranger).map(word => word.stem));
    this.meaning = ours; // stems that are not of function words alone
  }

  // ---- features and vectors ----

  shareOf(feature) {
    const kind = feature[0];
    if (kind === '~') return 1.2;
    if (kind === '+') return 0.6;
    if (kind === ':') return 1;
    if (!this.meaning.has(feature.slice(1))) return 0.8;
    return this.sensed.has(feature.slice(1)) ? 0.5 : 1;
  }

  // How often each feature stands among words: stems (=), senses (~), pairs (+) and n-grams (:).
  countFeatures(words) {
    const counts = new Map();
    words.forEach((word, i) => {
      const next = words[i + 1], unit = each => each.sense || `=${each.stem}`;
      add(counts, `=${word.stem}`, 1);
      if (word.sense) add(counts, word.sense, 1);
      if (next && !word.isAdded && !next.isAdded) add(counts, `+${unit(word)} ${unit(next)}`, 1);
      word.grams.forEach(gram => add(counts, gram, 1));
    });
    return counts;
  }

  weighFeatures() {
    const counts = this.documents.map(document => this.countFeatures(document.tokens.map(token => this.words[token])));
    this.holders = new Map();
    counts.forEach(count => count.forEach((_, feature) => add(this.holders, feature, 1)));
    this.weights = new Map();
    this.holders.forEach((n, feature) =>
      this.weights.set(feature, (Math.log((1 + counts.length) / (1 + n)) + 1) * this.shareOf(feature)));
    this.places = new Map(); // of each feature: the documents that have it, and by how much
    const sums = this.index.scenarios.map(() => new Map());
    counts.forEach((count, place) => this.vectorOf(count).values.forEach((value, feature) => {
      if (!this.places.has(feature)) this.places.set(feature, []);
      this.places.get(feature).push([place, value]);
      add(sums[this.documents[place].number], feature, value);
    }));
    this.lengths = sums.map(sum => Math.hypot(...sum.values()));
  }

  // Rare features weigh more, repeated ones a little more; n-grams count apart, and a little less.
  vectorOf(counts) {
    const values = new Map(), squares = [0, 0];
    counts.forEach((count, feature) => {
      if (!this.weights.has(feature)) return;
      const value = (1 + Math.log(count)) * this.weights.get(feature);
      values.set(feature, value);
      squares[+(feature[0] === ':')] += value * value;
    });
    values.forEach((value, feature) => {
      const gram = feature[0] === ':';
      values.set(feature, value * (gram ? 0.7 : 1) / Math.sqrt(squares[+gram]));
    });
    return {values, length: Math.sqrt((squares[0] > 0) + 0.49 * (squares[1] > 0))};
  }

  // What a vector has in common with each document.
  dotsWith(values, without) {
    const dots = new Float64Array(this.documents.length);
    values.forEach((value, feature) => {
      if (feature !== without) this.places.get(feature).forEach(([place, other]) => { dots[place] += value * other; });
    });
    return dots;
  }

  // ---- questions ----

  stemOf(folded) {
    const plain = withoutAccents(folded);
    for (let cut = Math.min(plain.length - 2, 5); cut > 0; cut--) {
      const stem = plain.slice(0, -cut);
      if (this.endings.has(plain.slice(-cut)) && (this.stems.has(stem) || this.senses.has(stem))) return stem;
    }
    const bent = plain.replace(/y$/, 'i').replace(/e$/, '');
    return this.stems.has(bent) || this.senses.has(bent) ? bent : plain;
  }

  misspelt(folded) {
    if (folded.length < 5) return undefined;
    let best, most = 0;
    for (const word of this.words) {
      const documents = this.holders.get(`=${word.stem}`) || 0;
      if (word.isFunction || word.folded[0] !== folded[0] || documents <= most) continue;
      if (isOneSlipAway(word.folded, folded)) [best, most] = [word, documents];
    }
    return best;
  }

  unknown(folded) {
    const word = this.wordOf(folded, this.stemOf(folded));
    if (word.sense && !this.holders.has(word.sense)) word.sense = undefined;
    if (word.isFunction || this.stems.has(word.stem)) return word;
    const meant = this.misspelt(folded);
    if (!meant) return word;
    word.stem = meant.stem;
    if (!word.sense && !meant.isStranger) word.sense = meant.sense;
    return word;
  }

  // 1 where the playbook has the word, less where it has pieces of it or says the same otherwise.
  knownShare(word) {
    if (this.holders.has(`=${word.stem}`)) return 1;
    const share = word.grams.filter(gram => this.holders.has(gram)).length / (word.grams.length || 1);
    const same = word.sense && ![NUMBER, STRANGER].includes(word.sense) && this.holders.has(word.sense);
    return Math.max(share * share, same ? 0.5 : 0);
  }

  // Behind phrases of the author's `words` stands what they mean.
  addPhrases(words) {
    const added = [];
    for (let at = 0; at < words.length;) {
      let length = Math.min(this.phraseMost, words.length - at), heads;
      for (; length > 0 && !heads; length -= heads ? 0 : 1)
        heads = this.index.phrases[words.slice(at, at + length).map(word => word.stem).join(' ')];
      const meant = (heads || []).map(token => ({...this.words[token], isAdded: true}));
      const share = Math.max(0, ...meant.map(word => this.knownShare(word)));
      meant.forEach(word => { word.share = this.knownShare(word); });
      for (let i = at; i < at + length; i++) words[i].share = Math.max(words[i].share, share);
      added.push(...meant);
      at += length || 1;
    }
    words.push(...added);
  }

  read(text) {
    const split = fold(text).match(this.index.elides ? WORD_ELIDED : WORD) || [];
    const words = split.map(written => {
      const folded = written.replace(/['\u2019]/g, '');
      const word = {...(this.known.get(folded) || this.unknown(folded))};
      word.share = this.knownShare(word);
      return word;
    });
    this.addPhrases(words);
    const telling = words.filter(word => !word.isFunction && !word.isAdded);
    const coverage = telling.length ? telling.reduce((sum, word) => sum + word.share, 0) / telling.length : 0.3;
    for (const word of words)
      if (!this.stems.has(word.stem) && !word.sense && !word.isFunction && word.share < 1) word.sense = STRANGER;
    return {words, coverage, familiar: words.some(word => word.share > 0), ...this.vectorOf(this.countFeatures(words))};
  }

  // ---- answers ----

  matches(patterns, subject) {
    return patterns.some(pattern => {
      try {
        return new RegExp(pattern, 'iu').test(subject);
      } catch {
        return false; // a pattern of PCRE2 that browsers do not know
      }
    });
  }

  isExcluded(scenario, words, subject) {
    const stems = words.filter(word => !word.isAdded).map(word => word.stem);
    return this.matches(scenario.against, subject) ||
      scenario.not.some(phrase => stems.some((_, at) => phrase.every((stem, i) => stems[at + i] === stem)));
  }

  // How likely each scenario is, as a logarithm but for a constant.
  fitsOf(question) {
    const dots = this.dotsWith(question.values);
    const fits = this.index.scenarios.map(scenario => (scenario.bias || 0) / 1000);
    this.documents.forEach(({number, pulls}, place) => {
      if (!pulls) fits[number] += 12 * dots[place] / (this.lengths[number] * question.length || 1);
      else for (let i = 0; i < pulls.length; i += 2) fits[pulls[i]] += dots[place] * pulls[i + 1] / 1000;
    });
    return fits;
  }

  // How sure the likeliest is: 0 to 1.
  sureness(question, likeliest) {
    if (!question.familiar) return 0;
    const dots = this.dotsWith(question.values, STRANGER), length = this.lengths[likeliest] * question.length;
    const dot = dots.reduce((sum, value, place) => sum + (this.documents[place].number === likeliest ? value : 0), 0);
    const near = (length ? dot / length : 0) * (1 + question.coverage) / 2 + question.coverage / 2;
    const sure = this.index.sure / 1000;
    return near < sure ? 0.5 * near / sure : Math.min(1, 0.5 + 0.5 * (near - sure) / (1.5 - sure));
  }

  bandOf([first, second]) {
    if (!first || first.score < 0.3) return 'none';
    if (first.score < 0.5) return 'weak';
    return second && second.byPattern === first.byPattern && Math.exp(second.fit - first.fit) > 0.5 ? 'close' : 'strong';
  }

  // The scenarios that fit, best first, and how sure that is: none, weak, close (to the second) or
  // strong.
  ask(text) {
    const asked = text.slice(0, QUESTION_MOST).replaceAll('\u2019', "'"), subject = asked.slice(0, SUBJECT_MOST);
    const question = this.read(asked), fits = this.fitsOf(question);
    const hits = this.index.scenarios.map((scenario, number) => ({
      id: scenario.id, number, fit: fits[number], byPattern: this.matches(scenario.patterns, subject),
    })).filter(hit => (question.familiar || hit.byPattern) &&
      !this.isExcluded(this.index.scenarios[hit.number], question.words, subject));
    const likeliest = hits.reduce((best, hit) => best && best.fit >= hit.fit ? best : hit, undefined);
    const top = likeliest ? this.sureness(question, likeliest.number) : 0;
    for (const hit of hits) {
      const score = top * Math.exp(hit.fit - likeliest.fit);
      hit.score = hit.byPattern ? 0.9 + 0.1 * score : score;
    }
    hits.sort((a, b) => b.byPattern - a.byPattern || b.fit - a.fit || a.number - b.number);
    return {hits, band: this.bandOf(hits)};
  }
}
