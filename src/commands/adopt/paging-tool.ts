/** The command of a paging tool in chat, where its documentation names one. `target` is the team that it pages. */
export function commandOf(tool: PagingTool | undefined, target: string): string | undefined {
  const { command } = PAGING_TOOLS.find(({ id }) => id === tool) ?? {};
  return command?.replace('TARGET', () => target);
}

/** The tool that a text means: its number in the list, its id, or its name. */
export function findTool(text: string): PagingTool | undefined {
  const wanted = text.toLowerCase();
  const found = PAGING_TOOLS.find(({ id, name }, index) =>
    [String(index + 1), id, name.toLowerCase()].includes(wanted),
  );
  return found?.id;
}

/** The tools that adopt knows. One without a command leaves it to the person to type theirs. */
export const PAGING_TOOLS = [
  { id: 'pagerduty', name: 'PagerDuty', command: '/pd trigger' },
  { id: 'opsgenie', name: 'Opsgenie', command: '/genie alert Help is needed for TARGET' },
  { id: 'grafana-oncall', name: 'Grafana OnCall', command: '/grafana escalate' },
  { id: 'incident-io', name: 'incident.io', command: '/inc escalate' },
  { id: 'jira-service-management', name: 'Jira Service Management', command: undefined },
  { id: 'rootly', name: 'Rootly', command: '/rootly page' },
  { id: 'firehydrant', name: 'FireHydrant', command: '/fh page' },
  { id: 'splunk-on-call', name: 'Splunk On-Call', command: undefined },
  { id: 'squadcast', name: 'Squadcast', command: undefined },
  { id: 'phone', name: 'A phone number only', command: undefined },
  { id: 'other', name: 'Other', command: undefined },
] as const;

export type PagingTool = (typeof PAGING_TOOLS)[number]['id'];
