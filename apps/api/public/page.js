import { createConditions, hasConditions, readConditions, writeConditions } from './conditions.js';
import { createHit } from './hit.js';
import { suggestIn } from './suggest.js';
import { createParts, readParts, writeParts } from './understood.js';

const firstLimit = 10;
const nextLimits = [25, 50, 100];

const byId = (id) => document.getElementById(id);
const form = document.querySelector('form');
const box = byId('query');
const main = byId('results');
const status = byId('status');
const list = byId('hits');
const more = byId('more');
const retry = byId('retry');
const welcome = byId('welcome');
const choices = byId('conditions');
const understanding = byId('understood');

let underWay = new AbortController();
const unread = new URLSearchParams();
const nothing = { query: '', like: '', conditions: {}, parts: readParts(unread), limit: firstLimit, hits: [] };
let shown = nothing;

// The address says what is shown: a link to it, a reload and the back button all show the same.

function readAddress() {
  const parameters = new URLSearchParams(location.search);
  const limit = Number(parameters.get('n'));
  return {
    query: (parameters.get('q') ?? '').trim(),
    like: (parameters.get('like') ?? '').trim(),
    conditions: readConditions(parameters),
    parts: readParts(parameters),
    limit: nextLimits.includes(limit) ? limit : firstLimit,
  };
}

function addressOf({ query, like, conditions, parts, limit }) {
  const narrowing = { ...writeConditions(conditions), ...writeParts(parts) };
  const parameters = new URLSearchParams(like ? { like } : { q: query, ...narrowing });
  if (limit > firstLimit) parameters.set('n', String(limit));
  return `/?${parameters}`;
}

async function show(asked) {
  const { query, like } = asked;
  underWay.abort();
  underWay = new AbortController();
  const { signal } = underWay;
  document.title = query ? `${query} – jobsearch` : 'jobsearch';
  if (!query && !like) return showWelcome();
  welcome.hidden = true;
  retry.hidden = true;
  main.setAttribute('aria-busy', 'true');
  say('Searching …');
  try {
    showAnswer(asked, await (like ? askSimilar(asked, signal) : askSearch(asked, signal)));
  } catch (error) {
    if (signal.aborted) return;
    showFailure(error);
  }
  main.removeAttribute('aria-busy');
}

function askSearch({ query, conditions, parts, limit }, signal) {
  const narrowing = { ...writeConditions(conditions), ...writeParts(parts) };
  const parameters = { query, limit: String(limit), facets: 'true', passages: 'true', explain: 'true', ...narrowing };
  return ask(`/search?${new URLSearchParams(parameters)}`, signal);
}

async function askSimilar({ like, limit }, signal) {
  const address = `/postings/${encodeURIComponent(like)}`;
  const [posting, answer] = await Promise.all([ask(address, signal), ask(`${address}/similar?limit=${limit}`, signal)]);
  document.title = `Like ${posting.title} – jobsearch`;
  return { ...answer, understood: [], title: posting.title };
}

async function ask(address, signal) {
  const response = await fetch(address, { signal, headers: { Accept: 'application/json' } }).catch((error) => {
    if (signal.aborted) throw error;
    throw new Error('The server did not answer. Is it running, and is this machine online?');
  });
  const isJson = /\bjson\b/.test(response.headers.get('Content-Type') ?? '');
  const body = isJson ? await response.json() : {};
  if (response.ok) return body;
  const detail = body.detail ?? `The server answered with an error (${response.status}).`;
  throw new Error(body.code === 'INTERNAL' ? `${detail} Request id: ${body.requestId}` : detail);
}

function showWelcome() {
  shown = nothing;
  choices.hidden = true;
  understanding.hidden = true;
  list.replaceChildren();
  main.removeAttribute('aria-busy');
  welcome.hidden = false;
  more.hidden = true;
  retry.hidden = true;
  say('');
}

/** Below it nothing that was found is what was asked: see docs/ranking.md. */
const poorScore = 0.2;

/** What an answer is to, however long it is. */
const questionOf = ({ query, like, conditions, parts }) => JSON.stringify([query, like, conditions, parts]);

function showAnswer(asked, { hits, total, understood, corrected, title, facets = {} }) {
  // What is read already stays in place, opened descriptions included.
  const isSame = questionOf(shown) === questionOf(asked);
  const isContinued = isSame && shown.hits.every((hit, row) => hit.posting.id === hits[row]?.posting.id);
  const known = isContinued ? shown.hits.length : 0;
  if (known === 0) list.replaceChildren();
  const bestScore = hits[0]?.score ?? 0;
  list.append(...hits.slice(known).map((hit) => createHit(hit, bestScore)));
  const { limit } = asked;
  shown = { ...asked, hits };
  showUnderstood(understood);
  showConditions(facets);
  const mayHaveMore = hits.length === limit && hits.length < total;
  more.hidden = !mayHaveMore || limit >= nextLimits.at(-1);
  const count = title
    ? describeSimilar(title, hits.length, total)
    : bestScore < poorScore && hits.length > 0
      ? `Nothing among ${describeSearched(total)} fits well. The nearest:`
      : describeCount(hits.length, total, mayHaveMore && more.hidden);
  say(corrected ? `${count} Read as “${corrected}”.` : count);
}

function showUnderstood(understood) {
  const { query, conditions } = shown;
  const chips = createParts(understood, (parts, pressed) => {
    void go({ query, like: '', conditions, parts, limit: firstLimit }).then(() => focusPart(pressed));
  });
  understanding.lastElementChild.replaceChildren(...chips);
  understanding.hidden = chips.length === 0;
}

/** The chips are new after each answer: the one that was pressed, or what is left of it, gets the focus. */
function focusPart(name) {
  const buttons = [...understanding.querySelectorAll('button')];
  const text = name.slice(name.indexOf(' '));
  const pressed = buttons.find(({ dataset }) => dataset.part === name);
  (pressed ?? buttons.find(({ dataset }) => dataset.part === `whole${text}`))?.focus();
}

function showConditions(facets) {
  const { query, conditions, parts } = shown;
  const sets = createConditions(facets, conditions, (next, pressed) => {
    void go({ query, like: '', conditions: next, parts, limit: firstLimit }).then(() => focusCondition(pressed));
  });
  choices.replaceChildren(...sets);
  choices.hidden = sets.length === 0;
}

/** The buttons are new after each answer: who pressed one with the keyboard finds it under the finger again. */
function focusCondition(name) {
  [...choices.querySelectorAll('button')].find(({ dataset }) => dataset.condition === name)?.focus();
}

function describeSimilar(title, count, total) {
  const compared = describeSearched(total);
  return count === 0
    ? `Nothing among ${compared} is like “${title}”.`
    : `The ${count} of ${compared} nearest to “${title}”`;
}

const describeSearched = (total) => `${total.toLocaleString('en')} open ${total === 1 ? 'posting' : 'postings'}`;

function describeCount(count, total, isCapped) {
  const searched = describeSearched(total);
  if (total === 0 && (hasConditions(shown.conditions) || shown.parts.strict.length > 0))
    return 'No open posting meets all that is chosen.';
  if (total === 0) return 'There are no open postings to search.';
  if (count === 0) return `Nothing among ${searched} fits. Try other words.`;
  if (isCapped) return `The best ${count} of ${searched}. For others, say more exactly what you look for.`;
  return count === total ? `All ${searched}, best first` : `The best ${count} of ${searched}`;
}

function showFailure(error) {
  shown = nothing;
  list.replaceChildren();
  understanding.hidden = true;
  more.hidden = true;
  retry.hidden = false;
  say(error.message, true);
}

function say(text, isFailure = false) {
  status.textContent = text;
  status.classList.toggle('failure', isFailure);
}

form.addEventListener('submit', (event) => {
  event.preventDefault();
  const query = box.value.trim();
  if (!query) return;
  // Another query is understood anew.
  const parts = query === shown.query ? shown.parts : nothing.parts;
  void go({ query, like: '', conditions: shown.conditions, parts, limit: firstLimit });
});

suggestIn(box, byId('suggestions'), {
  ask: async (prefix, signal) => (await ask(`/suggest?${new URLSearchParams({ prefix })}`, signal)).suggestions,
  choose: () => form.requestSubmit(),
});

function go(next) {
  if (addressOf(next) !== location.pathname + location.search) history.pushState(null, '', addressOf(next));
  return show(next);
}

more.addEventListener('click', async () => {
  const known = shown.hits.length;
  const limit = nextLimits.find((each) => each > shown.limit) ?? nextLimits.at(-1);
  const { hits: _, ...question } = shown;
  const next = { ...question, limit };
  history.replaceState(null, '', addressOf(next));
  await show(next);
  titles()[known]?.focus();
});

retry.addEventListener('click', () => show(readAddress()));

addEventListener('popstate', () => {
  const asked = readAddress();
  box.value = asked.query;
  void show(asked);
});

// Keys: "/" to the box, arrows through the results, Escape back to the box.

const titles = () => [...list.querySelectorAll('.title')];

document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  const { activeElement } = document;
  if (event.key === '/' && activeElement !== box) return moveTo(box, event);
  if (event.key === 'Escape' && list.contains(activeElement)) return moveTo(box, event);
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step) return;
  const stops = [box, ...titles()];
  const at = stops.indexOf(activeElement);
  if (at >= 0 && stops[at + step]) moveTo(stops[at + step], event);
});

function moveTo(element, event) {
  event.preventDefault();
  element.focus();
  if (element === box) box.select();
}

async function showStock() {
  const { postings } = await ask('/readyz', new AbortController().signal);
  byId('stock').textContent = `${postings.toLocaleString('en')} postings`;
}

const asked = readAddress();
box.value = asked.query;
void show(asked);
// The number is an ornament: the page serves as well without it.
showStock().catch(() => {});
if (!asked.query && !asked.like) box.focus();
