import { escapeHtml } from '../markdown/html.ts';

/** A page that redirects immediately, without JavaScript, and has a link in case the browser does not. */
export function redirectPage({ base, head }: Frame, title: string, href: string): string {
  const [to, name] = [escapeHtml(base + href.slice(1)), escapeHtml(title)];
  return (
    '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">' +
    '<meta name="viewport" content="width=device-width, initial-scale=1">' +
    `<title>${name}</title><meta name="robots" content="noindex">` +
    `<meta http-equiv="refresh" content="0; url=${to}"><link rel="canonical" href="${to}">${head}</head>` +
    `<body><main class="page"><h1>${name}</h1><p>This address leads to <a href="${to}">${name}</a>.</p></main></body></html>\n`
  );
}

/** The parts of a built page's head that every other page needs too: policy, icons and styles, unchanged. */
export function headOf(html: string): string {
  const head = /<head>(.*?)<\/head>/s.exec(html)?.[1] ?? '';
  return [...head.matchAll(SHARED)].map(([tag]) => tag).join('');
}

/** The policy's meta element, and the links to styles, icons and fonts. */
const SHARED =
  /<meta http-equiv="content-security-policy"[^>]*>|<link rel="(?:stylesheet|icon|preload)"[^>]*>/gi;

/** The parts that pages without a template share with the pages that Astro renders. */
export interface Frame {
  /** The path under which the site is published, with a slash at both ends. */
  base: string;
  /** HTML for the head, see headOf. */
  head: string;
}
