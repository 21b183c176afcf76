import {
  dayOf,
  employmentOf,
  experienceOf,
  salaryOf,
  seniorityOf,
  snippetOf,
  webAddress,
  workplaceOf,
} from './facts.js';

/** One result. All texts go in as text, never as HTML. */
export function createHit({ posting, score, duplicates, passage, explanation }, bestScore) {
  const details = createDetails(posting);
  const item = create('li', { className: 'hit' }, [
    create('article', {}, [
      create('h2', {}, [createTitle(posting, details)]),
      createByline(posting),
      createChips(posting, duplicates),
      create('p', { className: 'snippet', lang: posting.language ?? '' }, createSnippet(posting, passage)),
      details,
      ...createReasons(score, explanation),
      createLikeLink(posting),
      createScore(score, bestScore),
    ]),
  ]);
  return item;
}

function createTitle(posting, details) {
  const url = webAddress(posting.url);
  const lang = posting.language ?? '';
  if (url) return create('a', { className: 'title', href: url, rel: 'noopener noreferrer', lang }, [posting.title]);
  // No page of its own: the title opens what we have.
  const button = create('button', { className: 'title', type: 'button', lang }, [posting.title]);
  button.setAttribute('aria-expanded', 'false');
  button.addEventListener('click', () => {
    details.open = !details.open;
  });
  details.addEventListener('toggle', () => button.setAttribute('aria-expanded', String(details.open)));
  return button;
}

function createByline({ company, location }) {
  const parts = [company, location].filter(Boolean).map((part) => create('span', {}, [part]));
  return create('p', { className: 'byline' }, parts);
}

function createChips(posting, duplicates) {
  const chips = [
    posting.closedAt && ['closed', 'Closed'],
    ['workplace', workplaceOf(posting)],
    ['employment', employmentOf(posting)],
    ['seniority', seniorityOf(posting)],
    ['salary', salaryOf(posting)],
    ['posted', dayOf(posting.postedAt) && `Posted ${dayOf(posting.postedAt)}`],
    ['repeated', duplicates && `Published ${duplicates + 1} times`],
  ];
  const items = chips
    .filter((chip) => chip?.[1])
    .map(([kind, text]) => create('li', { className: `chip ${kind}` }, [text]));
  return create('ul', { className: 'chips', ariaLabel: 'Facts' }, items);
}

/** The passage that answers, its words marked; without one the first words. */
function createSnippet({ description }, passage) {
  if (!passage) return [snippetOf(description)];
  const { text, marks } = passage;
  const parts = [];
  let at = 0;
  for (const { start, end } of marks) {
    parts.push(text.slice(at, start), create('mark', {}, [text.slice(start, end)]));
    at = end;
  }
  return [...parts, text.slice(at)];
}

/** What made the score, in words: each reason with its part of the score. */
function createReasons(score, explanation) {
  if (!explanation || score <= 0) return [];
  const reasons = reasonsOf(explanation).filter((reason) => reason.score / score >= 0.005);
  const items = reasons.map((reason) =>
    create('li', {}, [...reason.text, ` ${Math.round((100 * reason.score) / score)} %`]),
  );
  if (items.length === 0) return [];
  return [
    create('details', { className: 'reasons' }, [create('summary', {}, ['Why this result']), create('ul', {}, items)]),
  ];
}

function reasonsOf({ words, meaning }) {
  const byWords = (words?.words ?? []).map(({ word, found, field, score }) => {
    const isSame = found.toLowerCase() === word.toLowerCase();
    const stands = isSame ? [create('q', {}, [word])] : [create('q', {}, [found]), ' for ', create('q', {}, [word])];
    return { score, text: [...stands, ` in the ${field}:`] };
  });
  const byMeaning = (meaning?.fields ?? []).map(({ field, score }) => ({
    score,
    text: [`${field[0].toUpperCase()}${field.slice(1)} near in meaning:`],
  }));
  return [...byWords, ...byMeaning].sort((a, b) => b.score - a.score);
}

function createDetails(posting) {
  const { description, language = '' } = posting;
  return create('details', {}, [
    create('summary', {}, ['Full posting']),
    create('div', { className: 'description', lang: language }, [description || 'No description was published.']),
    createFacts(posting),
  ]);
}

function createFacts(posting) {
  const salaryNote = posting.salary?.origin === 'text' ? ' (read from the text)' : '';
  const salary = salaryOf(posting);
  const facts = [
    ['Skills', posting.skills.join(', ')],
    ['Experience', experienceOf(posting)],
    ['Salary', salary && salary + salaryNote],
    ['Open until', dayOf(posting.validThrough)],
    ['Last seen', dayOf(posting.lastSeenAt)],
    ['Source', posting.source],
    ['Apply', createLink(posting.applyUrl)],
    ['Company', createLink(posting.companyUrl)],
  ];
  const rows = facts
    .filter(([, value]) => value)
    .map(([name, value]) => create('div', {}, [create('dt', {}, [name]), create('dd', {}, [value])]));
  return create('dl', {}, rows);
}

function createLink(address) {
  const url = webAddress(address);
  return url && create('a', { href: url, rel: 'noopener noreferrer' }, [new URL(url).host]);
}

function createLikeLink({ id, title }) {
  const href = `/?${new URLSearchParams({ like: id })}`;
  return create('a', { className: 'like', href, ariaLabel: `More like this: ${title}` }, ['More like this']);
}

function createScore(score, bestScore) {
  const bar = create('span', { className: 'bar' }, [create('span', { className: 'share' }, [])]);
  bar.firstChild.style.inlineSize = `${bestScore > 0 ? Math.max(0, Math.min(1, score / bestScore)) * 100 : 0}%`;
  const title = 'How well it fits: comparable within this list only';
  return create('p', { className: 'score', title }, [
    create('span', { className: 'unseen' }, ['Score ']),
    bar,
    score.toFixed(2),
  ]);
}

function create(name, properties, children) {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children);
  return element;
}
