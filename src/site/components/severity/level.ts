import { escapeHtml } from '../../../markdown/prose.ts';
import type { LevelView } from '../../../views/level.ts';

/** A level with its outline, as HTML, so that a sentence can hold it. `after` are words after the name, as in "start here". */
export function levelHtml({ rank, label, name }: LevelView, after?: string): string {
  const words = `${label} ${name}${after ? ` · ${after}` : ''}`;
  const outline = `<svg viewBox="0 0 10 10" aria-hidden="true"><path d="${OUTLINES[rank - 1] ?? CIRCLE}"></path></svg>`;
  return `<span class="level rank${rank}">${outline} ${escapeHtml(words)}</span>`;
}

const CIRCLE = 'M5 .5a4.5 4.5 0 1 0 0 9a4.5 4.5 0 1 0 0-9Z';

/** Outlines that a mono printer and a colour-blind reader tell apart, for the first levels; the rest are circles. */
const OUTLINES = [
  'M3 0h4l3 3v4l-3 3H3L0 7V3Z',
  'M5 .5 9.8 9.5H.2Z',
  'M5 0 10 5 5 10 0 5Z',
  'M.8.8h8.4v8.4H.8Z',
];
