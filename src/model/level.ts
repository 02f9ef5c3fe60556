/** A level's id as it is printed: `sev1` becomes `SEV-1`, `p2` becomes `P-2`, `urgent` becomes `URGENT`. */
export function levelName(id: string): string {
  const match = /^([a-z]+)-?([0-9]+)$/.exec(id);
  return match ? `${(match[1] ?? '').toUpperCase()}-${match[2] ?? ''}` : id.toUpperCase();
}
