// Completions below the search box: an ARIA combobox with a list (https://www.w3.org/WAI/ARIA/apg/patterns/combobox/).

const waitMs = 150;

/**
 * Completes what is typed in a box.
 *
 * @param ask gives the suggestions for a beginning; a failure shows none, as the box serves without them
 * @param choose called when one was chosen; the box has its text then
 */
export function suggestIn(box, list, { ask, choose }) {
  let timer;
  let underWay = new AbortController();
  let active = -1;

  const options = () => [...list.children];
  const isOpen = () => !list.hidden;

  function close() {
    clearTimeout(timer);
    underWay.abort();
    list.hidden = true;
    box.setAttribute('aria-expanded', 'false');
    activate(-1);
  }

  function activate(row) {
    active = row;
    for (const [at, option] of options().entries()) option.setAttribute('aria-selected', String(at === row));
    const option = options()[row];
    if (option) box.setAttribute('aria-activedescendant', option.id);
    else box.removeAttribute('aria-activedescendant');
    option?.scrollIntoView({ block: 'nearest' });
  }

  function take(option) {
    box.value = option.dataset.text;
    close();
    choose();
  }

  function show(suggestions) {
    list.replaceChildren(...suggestions.map(createOption));
    for (const option of options()) option.addEventListener('click', () => take(option));
    list.hidden = suggestions.length === 0;
    box.setAttribute('aria-expanded', String(isOpen()));
    activate(-1);
  }

  async function complete() {
    underWay.abort();
    underWay = new AbortController();
    const { signal } = underWay;
    const suggestions = await ask(box.value, signal).catch(() => []);
    if (!signal.aborted && document.activeElement === box) show(suggestions);
  }

  box.addEventListener('input', () => {
    clearTimeout(timer);
    underWay.abort(); // an answer to what stood there before is none any more
    if (box.value.trim() === '') return close();
    timer = setTimeout(complete, waitMs);
  });
  box.addEventListener('blur', close);
  box.form.addEventListener('submit', close);
  // The box keeps the focus while an option is pressed.
  list.addEventListener('pointerdown', (event) => event.preventDefault());

  box.addEventListener('keydown', (event) => {
    if (!isOpen() || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const isTaken = event.key === 'Enter' && active >= 0;
    if (!step && !isTaken && event.key !== 'Escape') return;
    // Not what these keys do on the page: moving between results.
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Escape') return close();
    if (isTaken) return take(options()[active]);
    const stops = options().length + 1;
    activate(((active + 1 + step + stops) % stops) - 1);
  });
}

const kinds = { title: 'job', skill: 'skill', company: 'company', place: 'place' };

function createOption({ text, kind }, row) {
  const option = document.createElement('div');
  option.id = `suggestion-${row}`;
  option.role = 'option';
  option.dataset.text = text;
  const note = document.createElement('span');
  note.className = 'kind';
  note.textContent = kinds[kind] ?? '';
  option.append(`${text} `, note);
  return option;
}
