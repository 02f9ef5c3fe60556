/** How a runbook was used, and how that went, as words after "used" and "it". */
export const USES = {
  incident: 'in an incident',
  drill: 'in a drill',
  'dry-run': 'in a dry run',
  review: 'in a review',
} as const;

export const OUTCOMES = {
  worked: 'worked as written',
  fixed: 'worked after it was mended',
  failed: 'did not work',
} as const;
