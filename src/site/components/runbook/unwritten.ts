import { strings } from '../../strings.ts';

/** What is in the place of something that nobody has written yet, as HTML. */
export function unwrittenHtml(): string {
  return `<span class="unwritten">${strings('runbook').html('unwritten')}</span>`;
}
