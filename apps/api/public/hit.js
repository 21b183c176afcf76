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
export function createHit({ posting, score }, bestScore) {
  const details = createDetails(posting);
  const item = create('li', { className: 'hit' }, [
    create('article', {}, [
      create('h2', {}, [createTitle(posting, details)]),
      createByline(posting),
      createChips(posting),
      create('p', { className: 'snippet', lang: posting.language ?? '' }, [snippetOf(posting.description)]),
      details,
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

function createChips(posting) {
  const chips = [
    posting.closedAt && ['closed', 'Closed'],
    ['workplace', workplaceOf(posting)],
    ['employment', employmentOf(posting)],
    ['seniority', seniorityOf(posting)],
    ['salary', salaryOf(posting)],
    ['posted', dayOf(posting.postedAt) && `Posted ${dayOf(posting.postedAt)}`],
  ];
  const items = chips
    .filter((chip) => chip?.[1])
    .map(([kind, text]) => create('li', { className: `chip ${kind}` }, [text]));
  return create('ul', { className: 'chips', ariaLabel: 'Facts' }, items);
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
