/** A page that sends the reader on at once: without JavaScript, and with a link should the browser not obey. */
export function forwardPage(frame: Frame, title: string, href: string): string {
  const to = escapeHtml(frame.base + href.slice(1));
  const head = `<meta http-equiv="refresh" content="0; url=${to}"><link rel="canonical" href="${to}">`;
  return page(frame, title, head, `<p>This address leads to <a href="${to}">${escapeHtml(title)}</a>.</p>`);
}

/** A page that offers several ways on, each with what tells it from the others. */
export function choicePage(frame: Frame, title: string, intro: string, choices: Choice[]): string {
  const items = choices.map(({ name, href, facts, html }) => {
    const to = escapeHtml(frame.base + href.slice(1));
    const tags = facts.map((fact) => ` <code>${escapeHtml(fact)}</code>`).join('');
    return `<li><h2><a href="${to}">${escapeHtml(name)}</a></h2><p>${html}</p><p>${tags.trim()}</p></li>`;
  });
  const list = `<ul class="rows">${items.join('')}</ul>`;
  const home = `<p><a href="${escapeHtml(frame.base)}">Back to the start</a></p>`;
  return page(frame, title, '', `<p>${escapeHtml(intro)}</p>${list}${home}`);
}

/** The parts of a built page's head that every other page needs too: policy, icons, styles and scripts, as they stand. */
export function headOf(html: string): string {
  const head = /<head>(.*?)<\/head>/s.exec(html)?.[1] ?? '';
  return [...head.matchAll(SHARED)].map(([tag]) => tag).join('');
}

function page({ head }: Frame, title: string, extra: string, body: string): string {
  return (
    '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">' +
    '<meta name="viewport" content="width=device-width, initial-scale=1">' +
    `<title>${escapeHtml(title)}</title><meta name="robots" content="noindex">${extra}${head}</head>` +
    `<body><main id="main"><h1>${escapeHtml(title)}</h1>${body}</main></body></html>\n`
  );
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** The policy's meta element, links to styles, icons and fonts, and scripts by address. */
const SHARED =
  /<meta http-equiv="content-security-policy"[^>]*>|<link rel="(?:stylesheet|icon|preload)"[^>]*>|<script [^>]*src="[^>]*><\/script>/gi;

/** What the pages that no template makes have in common with those that one does. */
export interface Frame {
  /** The path under which the site is published, with a slash at both ends. */
  base: string;
  /** HTML for the head, see headOf. */
  head: string;
}

export interface Choice {
  name: string;
  /** Without the base path. */
  href: string;
  facts: string[];
  /** Safe HTML. */
  html: string;
}
