/**
 * Counts the elements that arrays are asked for while something runs: by loops, spreads, searches and callbacks. Unlike
 * time, the count is the same on every machine.
 */
export function workOf(run: () => unknown): number {
  let work = 0;
  const undo = [
    patch(ARRAY_ITERATOR, 'next', () => void work++),
    patch(RegExp.prototype, 'test', () => void work++),
    patch(String.prototype, 'split', (text) => void (work += String(text).length)),
    ...(['includes', 'indexOf', 'slice', 'concat'] as const).map((name) =>
      patch(Array.prototype, name, (list) => void (work += (list as unknown[]).length)),
    ),
    ...(['filter', 'find', 'findIndex', 'some', 'every', 'map', 'flatMap', 'reduce'] as const).map((name) =>
      patch(Array.prototype, name, (_, args) => {
        const callback = args[0] as (...all: unknown[]) => unknown;
        args[0] = (...all: unknown[]) => (work++, callback(...all));
      }),
    ),
  ];
  try {
    run();
  } finally {
    for (const restore of undo) restore();
  }
  return work;
}

function patch(target: object, name: string, before: (self: unknown, args: unknown[]) => void): () => void {
  const holder = target as Record<string, (...args: unknown[]) => unknown>;
  const original = holder[name];
  if (!original) throw new Error(`no method ${name}`);
  holder[name] = function (this: unknown, ...args: unknown[]) {
    before(this, args);
    return original.apply(this, args);
  };
  return () => {
    holder[name] = original;
  };
}

const ARRAY_ITERATOR = Object.getPrototypeOf([][Symbol.iterator]()) as object;
