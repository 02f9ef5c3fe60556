import { strings } from '../../strings.ts';

const t = strings('runbook');

/** What is in the place of something that nobody has written yet, as HTML. */
export function unwrittenHtml(): string {
  return `<span class="unwritten">${t.html('unwritten')}</span>`;
}
