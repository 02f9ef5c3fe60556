import type { ContactView, HandOffView } from '../../../views/contact.ts';
import { telHref } from '../../layouts/href.ts';
import { link } from '../../layouts/links.ts';
import { escapeHtml, inlineToHtml } from '../../../markdown/prose.ts';
import { strings } from '../../strings.ts';

const t = strings('runbook');

/** Where a hand-off leads, as HTML without a full stop: `page Payments: Payments on-call /page payments +44 …`. */
export function handOffHtml(to: HandOffView): string {
  if (to.ref.type === 'withheld') return `<span class="withheld">${escapeHtml(t('withheld'))}</span>`;
  if (to.type === 'page') return t.html('goToPage', { page: link(to.ref) });
  const way =
    to.type === 'service' && to.external ? vendorHtml(to.external) : to.contact && contactHtml(to.contact);
  return way ? t.html('pageBy', { whom: link(to.ref), way }) : t.html('pageWhom', { whom: link(to.ref) });
}

function contactHtml({ label, page, telephone: number }: ContactView): string {
  const ways = [
    page && `<code>${escapeHtml(page)}</code>`,
    number && `<a href="${telHref(number)}">${escapeHtml(number)}</a>`,
  ];
  return [escapeHtml(label), ...ways.filter(Boolean)].join(' ');
}

function vendorHtml({ support, status_page }: { support: string; status_page: string }): string {
  const desk = inlineToHtml(support, { base: import.meta.env.BASE_URL }).replace(/\.$/, '');
  return t.html('vendorDesk', { desk, status: status_page });
}
