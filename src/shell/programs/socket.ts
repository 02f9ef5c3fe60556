import { mostSevere, type Effect } from '../effect.ts';
import type { EffectCall } from '../program.ts';

/** HAProxy and similar programs take orders from a socket, one on each line. */
export function socketEffect({ input, unread }: Pick<EffectCall, 'input' | 'unread'>): Effect {
  if (unread) return 'unknown';
  return mostSevere(
    input.split(/[\n;]/).map((line) => {
      const order = line.trim();
      if (/^flush_?all\b/i.test(order)) return 'destructive';
      if (/^(?:DELETE|PUT|POST|PATCH|PURGE) \S+ HTTP\//.test(order)) return 'changes';
      if (STOPS_BY_SOCKET.test(order)) return 'high';
      return /^(?:enable|clear|set|add|del|replace|append|prepend|touch|incr|decr|verbosity|slabs|new|commit|abort)\b/.test(
        order,
      )
        ? 'changes'
        : 'reads';
    }),
  );
}

const STOPS_BY_SOCKET =
  /^(?:disable|shutdown)\b|^set server \S+ state (?:maint|drain)\b|^set (?:server|weight)\b.* 0%?$|^(?:kill|delete \S+)$/;
