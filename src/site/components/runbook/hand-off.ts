import type { ContactView, HandOffView } from '../../../views/contact.ts';
import { WITHHELD } from '../../../model/facts.ts';
import { telephone } from '../../layouts/href.ts';
import { link } from '../../layouts/links.ts';
import { escapeHtml, inlineToHtml } from '../../../markdown/prose.ts';

/** Where a hand-off leads, as HTML without a full stop: `page Ledger: Ledger on-call /page ledger +44 …`. */
export function handOffHtml(to: HandOffView): string {
  if (to.ref.type === 'withheld') return `<span class="withheld">${WITHHELD}</span>`;
  if (to.type === 'runbook') return `go to ${link(to.ref)}`;
  const way =
    to.type === 'service' && to.external ? vendorHtml(to.external) : to.contact && contactHtml(to.contact);
  return `page ${link(to.ref)}${way ? `: ${way}` : ''}`;
}

function contactHtml({ label, page, telephone: number }: ContactView): string {
  const ways = [
    page && `<code>${escapeHtml(page)}</code>`,
    number && `<a href="${telephone(number)}">${escapeHtml(number)}</a>`,
  ];
  return [escapeHtml(label), ...ways.filter(Boolean)].join(' ');
}

function vendorHtml({ support, status_page }: { support: string; status_page: string }): string {
  const desk = inlineToHtml(support, { base: import.meta.env.BASE_URL }).replace(/\.$/, '');
  return `${desk}; <a href="${escapeHtml(status_page)}">status page</a>`;
}
