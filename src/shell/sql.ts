import { mostSevere, type Effect } from './effect.ts';

/**
 * What SQL statements do, separated by semicolons. Text in quotation marks and comments is ignored, and a transaction
 * that ends with a rollback only reads.
 */
export function sqlEffect(text: string): Effect {
  if (!MAY_CHANGE.test(text)) return 'reads';
  const bare = text
    .replace(/'(?:[^']|'')*'/g, "''")
    .replace(/--[^\n]*|\/\*.*?\*\//gs, ' ')
    .replace(/\$(\w*)\$.*?\$\1\$/gs, "''");
  const statements = bare.split(';').map((statement) => statement.trim());
  const last = statements.filter((statement) => statement !== '').at(-1) ?? '';
  if (/^(?:begin|start transaction)\b/i.test(statements[0] ?? '') && /^rollback$/i.test(last)) return 'reads';
  return mostSevere(statements.map(statementEffect));
}

function statementEffect(statement: string): Effect {
  const explained = /^explain\b(.*?\b)(?=select|insert|update|delete|merge|with)/is.exec(statement);
  if (explained)
    return /\banaly[sz]e\b/i.test(explained[1] ?? '')
      ? statementEffect(statement.slice(explained[0].length))
      : 'reads';
  if (/^with\b/i.test(statement)) return mostSevere(changingParts(statement).map(statementEffect));
  for (const [pattern, effect] of STATEMENTS) if (pattern.test(statement)) return effect;
  return 'reads';
}

/** The parts of a WITH statement that change something, each from its verb on. */
function changingParts(statement: string): string[] {
  return [...statement.matchAll(/\b(?:delete\s+from|update\s+\w|insert\s+into|merge\s+into)/gi)].map(
    ({ index }) => statement.slice(index),
  );
}

/** Most queries contain none of these words, so that nothing else has to be tried. */
const MAY_CHANGE =
  /\b(?:drop|truncate|delete|update|insert|alter|create|grant|revoke|vacuum|reindex|cluster|checkpoint|set|kill|merge|copy|refresh|call|do|stop|start|reset|purge|flush|optimi[sz]e|rename|replace|load|lock|analy[sz]e|pause|resume|suspend|shutdown|reload|reconnect|into|pg_\w+|setval|nextval|repair|change)\b/i;

/** The first pattern that matches decides. */
const STATEMENTS: [RegExp, Effect][] = [
  [/^truncate\b/i, 'destructive'],
  [
    /^drop\s+(?:table|database|schema|keyspace|column|tablespace|owned|partition|dictionary|stream)\b/i,
    'destructive',
  ],
  [/^drop\b/i, 'high'],
  [/^delete\b.*\bwhere\b/is, 'high'],
  [/^delete\b/i, 'destructive'],
  [/^update\b.*\bwhere\b/is, 'changes'],
  [/^update\b/i, 'destructive'],
  [/^alter\s+table\b.*\bdrop\s+(?:column|partition)\b/is, 'destructive'],
  [
    /^alter\s+table\b.*\bdrop\s+(?!constraint|index|default|not|foreign|primary|expression|identity)\w/is,
    'destructive',
  ],
  [/^(?:purge\s+binary|reset\s+(?:master|binary))\b/i, 'destructive'],
  [/^(?:stop|reset)\s+(?:slave|replica|group_replication)\b/i, 'high'],
  [/^(?:shutdown|suspend)\b|^kill\s+[a-z_]\w*$|^pause\b/i, 'high'],
  [/^(?:rename|change\s+(?:master|replication))\b/i, 'high'],
  [/^flush\s+tables\s+with\s+read\s+lock\b/i, 'high'],
  [/^select\b.*\bpg_(?:drop_replication_slot|promote|replication_slot_advance)\s*\(/is, 'high'],
  [
    /^select\b.*\b(?:pg_(?:terminate_backend|cancel_backend|reload_conf|switch_wal|switch_xlog|wal_replay_(?:pause|resume)|create_restore_point|rotate_logfile|stat_reset\w*|stat_statements_reset|create_\w+_replication_slot|backup_start|backup_stop|start_backup|stop_backup|advisory_unlock\w*)|setval|nextval)\s*\(/is,
    'changes',
  ],
  [/^select\b(?!.*\bfrom\b.*\binto\s+(?:out|dump)file\b).*\binto\s+\w+\s+from\b/is, 'changes'],
  [/^\\?copy\b.*\bfrom\b(?!.*\bto\b)/is, 'changes'],
  [/^set\s+global\b|^set\s+persist\b/i, 'changes'],
  [
    /^(?:insert|merge|replace|alter|create|grant|revoke|vacuum|reindex|cluster|checkpoint|kill|refresh|call|do|start|flush|optimi[sz]e|load|lock|analy[sz]e|resume|reload|reconnect|repair|comment|security)\b/i,
    'changes',
  ],
];
