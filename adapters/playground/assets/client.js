/**
 * What a page does beyond links and plain posts: sends without leaving the page, shows forms as dialogs,
 * and keeps what it shows up to date. Everything works without it, one page load at a time.
 */
const dialog = document.querySelector('#dialog');
const notice = document.querySelector('#notice');
const page = document.querySelector('[data-path]');
const stream = document.querySelector('#stream');

/** A dialog lies over everything else, so what concerns it is said inside. */
function tell(text) {
  const inside = dialog.querySelector('#said-inside');
  (inside ?? notice).textContent = text;
}

document.addEventListener('click', () => {
  notice.textContent = '';
});

/* Sending */

document.addEventListener('submit', async (event) => {
  const form = event.target;
  if (!form.matches('[data-post]')) return;
  event.preventDefault();
  if (form.ariaBusy === 'true') return;
  form.ariaBusy = 'true';
  const body = new URLSearchParams(new FormData(form, event.submitter));
  try {
    const headers = { accept: 'application/json' };
    const response = await fetch(form.action, { method: 'POST', body, headers });
    await receive(form, await response.json());
  } catch {
    tell(document.body.dataset.offline);
  } finally {
    form.ariaBusy = 'false';
  }
});

/** `next` is the token of this form's next use: what is pressed again after an answer is a new request. */
async function receive(form, answer) {
  const token = form.elements.request;
  if (token && answer.next) token.value = answer.next;
  if (answer.error) return tell(answer.error);
  if ('clear' in form.dataset) form.elements.text.value = '';
  if (answer.goto) return location.assign(answer.goto);
  if (answer.dialog) return openDialog(answer.dialog);
  if (form.closest('dialog')) dialog.close();
  tell(answer.notice ?? '');
  if (location.hash === '#side') location.hash = '#main';
  if (answer.place && answer.place !== page?.dataset.path) return location.assign(answer.place);
  await refresh();
  scrollToEnd();
}

/* Dialogs */

function openDialog(content) {
  dialog.innerHTML = `${content}<p id="said-inside" class="form-errors" role="alert"></p>`;
  if (!dialog.open) dialog.showModal();
  const wrong = dialog.querySelector('[aria-invalid], .wrong input');
  const first = dialog.querySelector('input:not([type=hidden]), select, textarea, button');
  (wrong ?? first)?.focus();
}

document.addEventListener('click', (event) => {
  if (!event.target.closest('dialog [data-close]')) return;
  event.preventDefault();
  dialog.close();
});

dialog.addEventListener('close', () => dialog.replaceChildren());

/* Keeping up to date */

let refreshing = null;
let wanted = false;

/** Loads the page once more and takes over the parts that differ. Calls that come meanwhile share one. */
function refresh() {
  wanted = true;
  refreshing ??= (async () => {
    while (wanted) {
      wanted = false;
      await load();
    }
  })().finally(() => {
    refreshing = null;
  });
  return refreshing;
}

async function load() {
  if (!page) return;
  const response = await fetch(page.dataset.path).catch(() => null);
  if (!response) return;
  if (!response.ok) return location.assign(page.dataset.root);
  const fresh = new DOMParser().parseFromString(await response.text(), 'text/html');
  const atEnd = isAtEnd();
  for (const part of fresh.querySelectorAll('#tabs, #head, #seats, #home')) replace(part);
  mergeMessages(fresh);
  if (atEnd) scrollToEnd();
}

function replace(part) {
  const now = document.getElementById(part.id);
  if (!now || now.dataset.key === part.dataset.key) return;
  const focused = now.contains(document.activeElement);
  now.replaceWith(part);
  if (focused) part.focus();
}

/** Leaves a message that has not changed as it is, with the focus and what is open in it. */
function mergeMessages(fresh) {
  const list = document.querySelector('#messages');
  if (!list) return;
  for (const message of fresh.querySelectorAll('#messages > li')) {
    if (document.getElementById(message.id)) replace(message);
    else list.append(message);
  }
  if (list.children.length > 0) document.querySelector('#empty')?.remove();
}

/** On a narrow screen the page itself scrolls. */
function scroller() {
  const own = stream && getComputedStyle(stream).overflowY !== 'visible';
  return own ? stream : document.scrollingElement;
}

function isAtEnd() {
  const { scrollHeight, scrollTop, clientHeight } = scroller();
  return scrollHeight - scrollTop - clientHeight < 160;
}

function scrollToEnd() {
  if (stream) scroller().scrollTo({ top: scroller().scrollHeight });
}

let live = null;

function connect() {
  live = new EventSource('/live');
  live.addEventListener('changed', refresh);
  live.addEventListener('clock', showClock);
  live.addEventListener('changed', showClock);
  // Also the first time: something may have happened since the page was made.
  live.addEventListener('open', refresh);
}

function showClock(event) {
  for (const place of document.querySelectorAll('[data-clock]')) {
    if (place.textContent !== event.data) place.textContent = event.data;
  }
}

/** Browsers keep at most six connections to one host, so a page that nobody looks at gives its own back. */
document.addEventListener('visibilitychange', () => {
  if (document.hidden) {
    live?.close();
    live = null;
  } else if (page && !live) connect();
});
if (page && !document.hidden) connect();

/* The first look */

const tour = document.querySelector('#tour');
tour?.addEventListener('toggle', () => {
  const open = tour.open ? 'open' : 'closed';
  // biome-ignore lint/suspicious/noDocumentCookie: the cookie store is not in every browser yet.
  document.cookie = `tsudoi_tour=${open}; path=/; max-age=31536000; samesite=lax`;
});

if (!tour?.open || scroller() === stream) scrollToEnd();
