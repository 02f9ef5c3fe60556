import type { ContactView, HandOffView, EscalationStepView } from '../../views/contact.ts';
import { WITHHELD } from '../../model/facts.ts';
import { code, link, list, plain } from './write.ts';

/** A contact with every way to reach them. */
export function contactMarkdown({ label, page, telephone, chat, email, hours }: ContactView): string {
  const ways = [page && code(page), telephone, chat && plain(chat), email, hours && plain(hours)];
  return [`**${plain(label)}**`, ...ways.filter(Boolean)].join(' · ');
}

/** An escalation path, one step a line. */
export function escalationPathMarkdown(path: EscalationStepView[]): string {
  return list(path.map(({ after, contact }) => `${after}: ${contactMarkdown(contact)}`));
}

/** The target of a hand-off, without a full stop. */
export function handOffMarkdown(to: HandOffView): string {
  if (to.ref.type === 'withheld') return WITHHELD;
  const name = link(to.ref.name, to.ref.href);
  if (to.type === 'page') return `go to ${name}`;
  if (to.type === 'service' && to.external)
    return `page ${name}: ${to.external.support.replace(/\.$/, '')}; [status page](${to.external.status_page})`;
  return to.contact ? `page ${name}: ${contactMarkdown(to.contact)}` : `page ${name}`;
}
