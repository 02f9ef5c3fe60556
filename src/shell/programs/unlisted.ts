import type { EffectRule } from '../program.ts';

/**
 * What a subcommand does that a table does not list, where new ones come with every release or from plugins: nobody has
 * said. A program or a group of subcommands alone prints its help.
 */
export const UNLISTED: EffectRule = ({ rest }) => (rest.length > 0 ? 'unknown' : 'reads');
