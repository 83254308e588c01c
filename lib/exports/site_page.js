// What the site does while somebody types: the scenarios that fit in a list, and the card below it.

// How many are shown, and what else must speak for each.
const GUESSES = {strong: 3, close: 2, weak: 3, none: 0}, LEAST = 0.3;

function startPage() {
  const at = id => document.getElementById(id);
  const ask = at('ask'), said = at('said'), found = at('found'), told = at('told');
  const index = JSON.parse(at('index').textContent);
  let look, chosen = -1, typed = '';

  const options = () => [...found.children];
  const cardOf = option => at(`scenario-${option.dataset.id}`);

  function line(name, text) {
    const span = document.createElement('span');
    span.className = name;
    span.textContent = text;
    return span;
  }

  function addOption({id}) {
    const option = document.createElement('li'), card = at(`scenario-${id}`);
    option.id = `found-${found.children.length}`;
    option.setAttribute('role', 'option');
    option.dataset.id = id;
    option.append(line('name', card.getAttribute('aria-label')));
    const heard = card.querySelector('.sayings li');
    if (heard) option.append(line('heard', heard.textContent));
    found.append(option);
  }

  // Shows the card of an option alone on the screen; -1: none.
  function choose(number) {
    chosen = number;
    document.querySelectorAll('article.chosen').forEach(card => card.classList.remove('chosen'));
    options().forEach((option, i) => option.setAttribute('aria-selected', i === number));
    if (number < 0) {
      said.removeAttribute('aria-activedescendant');
      return;
    }
    said.setAttribute('aria-activedescendant', options()[number].id);
    cardOf(options()[number]).classList.add('chosen');
  }

  // Opened, the list and the card of the chosen one are the page.
  function open(isOpen) {
    if (isOpen && !document.body.classList.contains('asking')) scrollTo(0, 0);
    document.body.classList.toggle('asking', isOpen);
    found.hidden = !isOpen || !found.children.length;
    said.setAttribute('aria-expanded', !found.hidden);
  }

  function tell(band, count) {
    const headline = document.createElement('strong');
    headline.textContent = index.says[band];
    told.replaceChildren(headline, count ? ` ${index.says.found.replace('{1}', count)}` : '');
  }

  // Where one scenario surely fits, its card is there at once. Else somebody has to choose.
  function answer() {
    if (said.value === typed && document.body.classList.contains('asking')) return;
    typed = said.value;
    found.replaceChildren();
    choose(-1);
    if (!typed.trim()) {
      told.textContent = '';
      open(false);
      return;
    }
    look ||= new Look(index);
    const {hits, band} = look.ask(typed);
    hits.slice(0, GUESSES[band]).filter((hit, i) => i === 0 || band !== 'strong' || hit.score >= LEAST).forEach(addOption);
    tell(band, found.children.length);
    open(true);
    if (band === 'strong') choose(0);
  }

  function move(by) {
    const count = options().length;
    if (found.hidden || !count) return;
    choose(chosen < 0 ? (by > 0 ? 0 : count - 1) : (chosen + by + count) % count);
  }

  // Goes to a card in the whole page, where reading goes on from.
  function go(option) {
    const card = cardOf(option);
    open(false);
    choose(-1);
    history.pushState(null, '', `#${card.id}`);
    card.scrollIntoView();
    card.focus({preventScroll: true});
  }

  function back() {
    said.focus();
    said.select();
    if (typed.trim() && found.children.length) open(true);
  }

  function clear() {
    said.value = '';
    answer();
  }

  const keys = {
    ArrowDown: () => move(1),
    ArrowUp: () => move(-1),
    Enter: () => { if (options().length) go(options()[Math.max(chosen, 0)]); },
    Escape: clear,
  };
  said.addEventListener('input', answer);
  said.addEventListener('keydown', event => {
    if (event.isComposing || event.altKey || event.ctrlKey || event.metaKey || !keys[event.key]) return;
    event.preventDefault();
    keys[event.key]();
  });
  found.addEventListener('click', event => {
    const option = event.target.closest('[role=option]');
    if (option) go(option);
  });
  document.addEventListener('keydown', event => {
    if (event.defaultPrevented || event.target === said || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key !== '/' && event.key !== 'Escape') return;
    event.preventDefault();
    back();
  });
  // Who follows a link wants to see what it leads to.
  document.addEventListener('click', event => {
    if (event.target.closest('a[href^="#"]')) open(false);
  });
  addEventListener('hashchange', () => open(false));
  ask.hidden = false;
  if (!location.hash) said.focus();
}

startPage();
