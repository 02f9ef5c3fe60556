/** How much two colours differ, as WCAG 2 measures it: from 1 for the same to 21 for black and white. */
export function contrast(one: string, other: string): number {
  const [lighter = 0, darker = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (lighter + 0.05) / (darker + 0.05);
}

/** The colour nearest to one that passes a test, on its way to black or to white; that end if none does. */
export function nearestColour(
  colour: string,
  end: '#000000' | '#ffffff',
  passes: (colour: string) => boolean,
): string {
  for (let step = 0; step < STEPS; step++) {
    const tried = mixed(colour, end, step / STEPS);
    if (passes(tried)) return tried;
  }
  return end;
}

function mixed(colour: string, end: string, share: number): string {
  const ends = channelsOf(end);
  const channels = channelsOf(colour).map((value, index) => value + ((ends[index] ?? 0) - value) * share);
  return `#${channels.map((value) => Math.round(value).toString(16).padStart(2, '0')).join('')}`;
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = channelsOf(colour).map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Red, green and blue, from 0 to 255. */
function channelsOf(colour: string): number[] {
  return [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
}

const STEPS = 256;
