import { MARK_WIDTH } from './box.ts';
import type { Shape } from './graph.ts';

/**
 * The outline of a shape as the data of an SVG path, from its upper left corner, and the part of it that is filled with
 * ink, if any. Shapes differ by outline alone, so that a mono printer and a colour-blind reader tell them apart.
 */
export function outlineOf(shape: Shape, width: number, height: number): Outline {
  const [w, h, half] = [width, height, Math.round(height / 2)];
  const box = `M0 0h${w}v${h}H0z`;
  switch (shape) {
    case 'do':
      return { line: box, ink: `M0 0h${MARK_WIDTH}v${h}H0z` };
    case 'rollback':
      return { line: `M0 ${half}L7 0H${w}V${h}H7z`, ink: `M0 ${half}L7 0H${MARK_WIDTH}V${h}H7z` };
    case 'decide':
      return { line: `M0 ${half}L7 0H${w - 7}L${w} ${half}L${w - 7} ${h}H7z` };
    case 'escalate':
      return { line: `M0 0H${w - 10}L${w} ${half}L${w - 10} ${h}H0z` };
    case 'diagnose':
      return { line: `M8 0H${w - 8}L${w} ${half}L${w - 8} ${h}H8L0 ${half}z` };
    case 'page':
      return { line: `M0 0H${w - 10}L${w} ${half}L${w - 10} ${h}H0z`, ink: `M0 0h5v${h}H0z` };
    case 'verify':
      return { line: `${box}M3 3h${w - 6}v${h - 6}H3z` };
    case 'wait':
      return { line: `M8 0H${w - 8}q8 0 8 8V${h - 8}q0 8-8 8H8q-8 0-8-8V8q0-8 8-8z` };
    case 'communicate':
      return { line: `M0 0h${w}v${h}H24l-10 8v-8H0z` };
    case 'end':
      return {
        line: `M${half} 0H${w - half}a${half} ${half} 0 0 1 0 ${h}H${half}a${half} ${half} 0 0 1 0-${h}z`,
      };
    case 'vendor':
      return { line: `M8 0H${w - 8}L${w} 8V${h - 8}L${w - 8} ${h}H8L0 ${h - 8}V8z` };
    case 'check':
    case 'focus':
    case 'plain':
      return { line: box };
  }
}

export interface Outline {
  line: string;
  ink?: string;
}
