import schema from '../../schemas/interface.json' with { type: 'json' };
import { textIn, type Text } from './interface-text.ts';

/** Every string of the interface by its id, which is its area and its key, with its English text. */
export function interfaceStrings(): ReadonlyMap<string, Text> {
  return (strings ??= new Map(
    Object.entries(schema.properties as Record<string, Known>).map(([id, known]) => [
      id,
      textIn(known.default ?? known.description),
    ]),
  ));
}

/** Parsed when first needed: most handbooks change no string. */
let strings: Map<string, Text> | undefined;

/** An entry of the generated schema. Only plural forms have a default. */
interface Known {
  description: string;
  default?: Record<string, string>;
}
