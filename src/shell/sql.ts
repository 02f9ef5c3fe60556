import { mostSevere, type Effect } from './effect.ts';
import { isKnownFunction } from './sql-function.ts';

/**
 * What SQL statements do, separated by semicolons, with the commands of the clients that read them. Texts and comments
 * are data, except for comments that MySQL runs. A transaction that ends with a rollback only reads.
 */
export function sqlEffect(text: string): Effect {
  // A backslash before a quotation mark keeps a text open in MySQL, but not in PostgreSQL.
  const readings = /\\['"]/.test(text)
    ? [withoutTexts(text, true), withoutTexts(text)]
    : [withoutTexts(text)];
  const whole = readings.filter((bare) => bare !== undefined);
  return whole.length > 0 ? mostSevere(whole.map(bareEffect)) : 'unseen';
}

function bareEffect(bare: string): Effect {
  const statements = statementsOf(bare);
  const [first = '', last = ''] = [statements[0], statements.at(-1)];
  const undone =
    /^(?:begin|start transaction)\b/i.test(first) &&
    /^rollback(?: work| transaction)?$/i.test(last) &&
    !statements.some((statement) => /^(?:commit|end)\b/i.test(statement) || IMPLICIT_COMMIT.test(statement));
  const effects = statements.map(statementEffect);
  return undone && !effects.includes('unseen') ? 'reads' : mostSevere(effects);
}

/**
 * The text with every string, comment and dollar quote replaced by an empty one, in one pass. A comment of MySQL that starts with an
 * exclamation mark stays, because MySQL runs what is in it. Undefined if a quotation mark or a comment has no end.
 */
function withoutTexts(text: string, escapes = false): string | undefined {
  let bare = '';
  let at = 0;
  let executed = 0;
  while (at < text.length) {
    QUOTED.lastIndex = at;
    const found = QUOTED.exec(text);
    if (!found) return bare + text.slice(at);
    bare += text.slice(at, found.index);
    at = QUOTED.lastIndex;
    const [mark, tag] = found;
    if (mark.startsWith('/*!') || mark.startsWith('/*M!')) {
      executed++;
      bare += ' ';
    } else if (mark === '*/') {
      bare += executed > 0 ? ' ' : mark;
      executed = Math.max(0, executed - 1);
    } else if (mark === '/*') {
      const end = text.indexOf('*/', at);
      if (end < 0) return undefined;
      at = end + 2;
      bare += ' ';
    } else if (mark.startsWith('--') || mark === '#') {
      const end = text.indexOf('\n', at);
      at = end < 0 ? text.length : end;
    } else if (tag !== undefined) {
      const end = text.indexOf(mark, at);
      if (end < 0) return undefined;
      at = end + mark.length;
      bare += "''";
    } else {
      const end = endOfQuote(text, at, mark.at(-1) ?? "'", escapes || /^e'$/i.test(mark));
      if (end === undefined) return undefined;
      bare += mark.endsWith("'") ? "''" : nameIn(text.slice(at, end - 1));
      at = end;
    }
  }
  return bare;
}

/** A name in quotation marks, without what could be taken for more than a name. */
function nameIn(quoted: string): string {
  return quoted.replace(/\W/g, '_') || '_';
}

/** A doubled mark is part of the text, and so is one after a backslash where that escapes it. */
function endOfQuote(text: string, start: number, mark: string, escapes: boolean): number | undefined {
  for (let at = start; at < text.length; at++) {
    if (text[at] === '\\' && escapes) at++;
    else if (text[at] === mark) {
      if (text[at + 1] !== mark) return at + 1;
      at++;
    }
  }
  return undefined;
}

/** The statements, and the commands of clients, which start a line with a backslash, a dot or a colon. */
function statementsOf(bare: string): string[] {
  return bare
    .split(/;|(?=\\)|(?:^|\n)(?=[ \t]*[.:!])|\n[ \t]*(?:go|\/)[ \t]*(?=\n|$)/i)
    .map((statement) => statement.trim())
    .filter((statement) => statement !== '');
}

function statementEffect(statement: string): Effect {
  if (/^[\\.:!]/.test(statement)) return clientEffect(statement);
  // What the reader or the shell fills in, or a file that a client reads.
  if (/^(?:\$|\{\{|@)/.test(statement)) return 'unseen';
  if (/^\(/.test(statement)) return statementEffect(statement.slice(1).trim());
  const explained =
    /^explain\b(.*?\b)(?=select|insert|update|delete|merge|with|create|execute|replace)/is.exec(statement);
  if (explained)
    return /\banaly[sz]e\b(?!\s+(?:false|off|0)\b)/i.test(explained[1] ?? '')
      ? statementEffect(statement.slice(explained[0].length))
      : 'reads';
  if (/^(?:with|explain|table|values)\b/i.test(statement)) return queryEffect(statement);
  for (const [pattern, effect] of STATEMENTS) if (pattern.test(statement)) return effect;
  if (/^select\b/i.test(statement)) return queryEffect(statement);
  return READS.test(statement) ? 'reads' : 'unknown';
}

/** What a query does: the statements in its WITH, the functions that it calls, and where its result goes. */
function queryEffect(statement: string): Effect {
  return mostSevere([
    ...changingParts(statement).map(statementEffect),
    ...QUERIES.flatMap(([pattern, effect]) => (pattern.test(statement) ? [effect] : [])),
    ...functionsIn(statement).map((name): Effect => (isKnownFunction(name) ? 'reads' : 'unknown')),
  ]);
}

/** The parts of a WITH statement that change something, each from its verb on. */
function changingParts(statement: string): string[] {
  return [
    ...statement.matchAll(
      /(?<=^with\b.*)\b(?:delete\s+from|update\s+(?!of\b|nowait\b|skip\b)\w|insert\s+into|merge\s+into)/gis,
    ),
  ].map(({ index }) => statement.slice(index));
}

function functionsIn(statement: string): string[] {
  return [
    ...statement.matchAll(
      /(\b(?:from|join|into|table|as|with|recursive|over|in)\s+|,\s*)?\b((?:\w+\.)?[a-z_]\w*)\s*\(/gi,
    ),
  ].flatMap(([, before = '', name = '']) =>
    /^(?:as|with|recursive|over|in|into|table)\b/i.test(before) && !/^(?:in|table)\b/i.test(before)
      ? []
      : [name.toLowerCase()],
  );
}

/** A command of psql, mysql, sqlite or sqlcmd. */
function clientEffect(command: string): Effect {
  for (const [pattern, effect] of CLIENTS) if (pattern.test(command)) return effect;
  return 'reads';
}

const QUOTED = /(?<![\w])[eE]'|'|"|`|\/\*M?!\d*|\/\*|\*\/|--(?=\s|$|[^\s-])|#(?![>\-])|(?<![\w$])\$(\w*)\$/g;

/** What a query does by the functions that it calls, and where its result goes. */
const QUERIES: [RegExp, Effect][] = [
  [/\bsystem\$(?:cancel|abort)_\w+\s*\(/i, 'changes'],
  [/\binto\s+(?:out|dump)file\b/is, 'changes'],
  [/\bpg_(?:drop_replication_slot|promote|replication_slot_advance)\s*\(/is, 'high'],
  [/\blo_(?:unlink|truncate\w*)\s*\(/is, 'high'],
  [
    /\b(?:xp_cmdshell|sys_eval|sys_exec|dblink\w*|query_to_xml\w*|lo_import|lo_export|pg_read_(?:binary_)?file|pg_ls_dir|pg_execute_server_program|load_extension|writefile|edit|load_file|openrowset|opendatasource|openquery|sp_executesql|sp_oacreate|executable)\s*\(/is,
    'unseen',
  ],
  [
    /\b(?:pg_(?:terminate_backend|cancel_backend|reload_conf|switch_wal|switch_xlog|wal_replay_(?:pause|resume)|create_restore_point|rotate_logfile\w*|stat_reset\w*|stat_statements_reset|create_\w+_replication_slot|copy_\w+_replication_slot|backup_start|backup_stop|start_backup|stop_backup|(?:try_)?advisory_\w*lock\w*|notify|logical_emit_message|replication_origin_\w+|logical_slot_get_\w+|file_\w*write\w*|file_(?:unlink|rename|sync)|prewarm|import_system_collations|sync_replication_slots|log_backend_memory_contexts|drop_\w+|set_\w+)|setval|nextval|set_config|lo_(?:create|creat|put|from_bytea|open)\w*|lowrite|get_lock|release_(?:all_)?locks?|sleep|benchmark|txid_current|repack\w*|cron\.\w+|crdb_internal\.(?:cancel_\w+|force_\w+|reset_\w+))\s*\(/is,
    'changes',
  ],
  [
    /^(?:select|with)\b.*\binto\s+(?!@|outfile|dumpfile)(?:(?:temp|temporary|unlogged|table|strict)\s+)*[\w#".]+/is,
    'changes',
  ],
];
const CLIENTS: [RegExp, Effect][] = [
  [/^\\copy\b.*\b(?:to|from)\s+program\b/is, 'unseen'],
  [/^\\copy\b.*\bfrom\b/is, 'changes'],
  [/^\\(?:!|i|ir|include\w*|gexec|setenv|e|ef|ev|edit|\.|system|source|P|pager)(?:\b|\s|$)/, 'unseen'],
  [/^\\!/, 'unseen'],
  [/^\\(?:o|g|gx|w|s|T|tee|out|qecho|lo_export)\s*\|/, 'unseen'],
  [/^\\(?:password|lo_import|lo_unlink|crosstabview_write)\b/, 'changes'],
  [/^\.(?:shell|system|read|load|excel|edit|www|import)\b/, 'unseen'],
  [/^\.(?:output|once)\s*\|/, 'unseen'],
  [/^\.(?:output|once|backup|save|log)\s+["']?\/(?!tmp\/|var\/tmp\/|dev\/)/, 'changes'],
  [/^\.(?:restore|recover|clone|archive|ar)\b/, 'changes'],
  [/^:?!!/, 'unseen'],
  [/^:(?:r|ed|connect|on)\b/i, 'unseen'],
];

/** The first pattern that matches decides. */
const STATEMENTS: [RegExp, Effect][] = [
  [/^pager\b/i, 'unseen'],
  // What some servers alone have: ClickHouse, SQL Server, Oracle, Snowflake, MariaDB, Hive.
  [/^system\s+drop\s+(?:database\s+)?replica\b/i, 'destructive'],
  [
    /^system\s+(?:shutdown|kill)$|^system\s+stop\s+(?:merges|ttl|moves|fetches|repl\w+|distributed|listen|thread)\b/i,
    'high',
  ],
  [
    /^system\s+(?:start\s+(?:merges|ttl|moves|fetches|repl\w+|distributed|listen)|flush\s+(?:logs|distributed|async)|reload\s+(?:config|dict\w+|models?|functions?|users)|restart\s+replicas?|restore\s+replica|sync\s+(?:replica|database)|drop\s+[\w ]*cache|unfreeze)\b/i,
    'changes',
  ],
  [/^detach\s+(?:table|view|dictionary)\b/i, 'high'],
  [/^alter\s+table\b.*\bdelete\s+where\b/is, 'high'],
  [
    /^alter\s+(?:availability\s+group\b.*\bfailover|availability\s+group\b.*\bforce_failover|database\b.*\bset\s+(?:offline|single_user|restricted_user|emergency)|warehouse\b.*\bsuspend)/is,
    'high',
  ],
  [/^restore\s+(?:filelistonly|headeronly|verifyonly|labelonly)\b/i, 'reads'],
  [/^restore\s+(?:database|log)\b.*\breplace\b/is, 'destructive'],
  [/^alter\s+system\s+(?:kill|disconnect|cancel)\b/i, 'changes'],
  [
    /^exec(?:ute)?\s+(?:\w+\.{1,2})?sp_(?:who2?|whoisactive|help\w*|lock|spaceused|columns|tables|databases|readerrorlog|depends)\b(?!.*;)/i,
    'reads',
  ],
  [/^call\s+system\.runtime\.kill_query\b|^msck\b/i, 'changes'],
  [/^stop\s+all\s+(?:slaves|replicas)\b/i, 'high'],
  [/^truncate\b/i, 'destructive'],
  [
    /^drop\s+(?:temporary\s+)?(?:table|database|schema|keyspace|column|tablespace|owned|partition|dictionary|stream|materialized|collection|warehouse)\b/i,
    'destructive',
  ],
  [/^drop\b/i, 'high'],
  [/^delete\b.*\bwhere\b(?!\s*(?:1\b|true\b|1\s*=\s*1))/is, 'high'],
  [/^delete\b/i, 'destructive'],
  [/^update\b.*\bwhere\b(?!\s*(?:1\b|true\b|1\s*=\s*1))/is, 'changes'],
  [/^update\b/i, 'destructive'],
  [/^alter\s+table\b.*\bdrop\s+(?:column|partition)\b/is, 'destructive'],
  [
    /^alter\s+table\b.*\bdrop\s+(?!constraint|index|default|not|foreign|primary|expression|identity)\w/is,
    'destructive',
  ],
  [/^alter\s+system\s+(?:kill|disconnect|shutdown)\b/i, 'high'],
  [/^(?:purge\s+(?:binary|master)|reset\s+(?:master|binary))\b/i, 'destructive'],
  [/^(?:stop|reset)\s+(?:slave|replica|group_replication)\b/i, 'high'],
  [/^(?:shutdown|suspend)\b|^kill\s+[a-z_]\w*$|^pause\b/i, 'high'],
  [/^(?:rename|change\s+(?:master|replication))\b/i, 'high'],
  [/^flush\s+tables\s+with\s+read\s+lock\b/i, 'high'],
  [/^vacuum\b.*\bfull\b/is, 'high'],
  [/^lock\b.*\b(?:exclusive|write)\b/is, 'high'],
  [/^copy\b.*\b(?:to|from)\s+program\b/is, 'unseen'],
  [/^copy\b.*\bfrom\b(?!.*\bto\b)/is, 'changes'],
  [/^copy\b.*\bto\s+stdout\b/is, 'reads'],
  [/^system\s+shutdown\b|^system\s+kill\b|^system\s+stop\b/i, 'high'],
  [/^system\s+drop\s+replica\b/i, 'destructive'],
  [
    /^system\s+(?:start|restart|restore|drop|flush|reload|sync|enable|disable|refresh|unfreeze|wait|unload|load)\b/i,
    'changes',
  ],
  [
    /^exec(?:ute)?\s+(?:\w+\.)*sp_(?:who2?|help\w*|spaceused|lock|columns|tables|stored_procedures|blitz\w*|whoisactive|readerrorlog)\b/i,
    'reads',
  ],
  [
    /^(?:do|call|execute|exec|perform|prepare|load|install|source|system|create\s+extension|begin\s+(?:atomic|\w+\s*:=))\b/i,
    'unseen',
  ],
  [/^begin\s+(?!work|transaction|isolation|read|deferred|immediate|exclusive|tran\b)\w/i, 'unseen'],
  [/^set\s+(?:global|persist|persist_only|@@global|@@persist)\b|^set\s+@@(?:global|persist)/i, 'changes'],
  [/^set\s+password\b/i, 'changes'],
  [
    /^pragma\b.*=|^pragma\s+(?:optimize|incremental_vacuum|wal_checkpoint|schema_version|writable_schema)\b/is,
    'changes',
  ],
  [
    /^dbcc\s+(?:checkdb|checktable|sqlperf|show_statistics|opentran|inputbuffer|tracestatus|useroptions)\b(?!.*repair)/is,
    'reads',
  ],
  [
    /^(?:insert|upsert|merge|replace|alter|create|grant|revoke|vacuum|reindex|cluster|checkpoint|kill|refresh|start|flush|optimi[sz]e|lock|analy[sz]e|resume|reload|reconnect|repair|comment|security|reassign|import|undrop|attach|detach|backup|restore|move|notify|reset\s+(?:query|slave|replica|persist)|cancel|exchange|undelete|unlock|discard|deallocate|set\s+role\s+all|binlog|handler|clone|uninstall|reconfigure|bulk|disable|enable|deny|dbcc)\b/i,
    'changes',
  ],
];
/** What ends a transaction in MySQL, so that no rollback undoes what came before. */
const IMPLICIT_COMMIT =
  /^(?:create|drop|alter|truncate|rename|lock|unlock|grant|revoke|analy[sz]e|optimi[sz]e|repair|flush|reset|set\s+global|load)\b/i;
const READS =
  /^(?:select|show|describe|desc|explain|values|table|use|list|help|begin|start\s+transaction|commit|rollback|end|abort|savepoint|release|set|reset|fetch|close|declare|open|print|pragma|check|checksum|exists|status|quit|exit|go|waitfor|if|else|get|tracing|consistency|paging|expand|capture|describe|whoami|connect|prompt|column|spool\s+off|timing|settings)\b/i;
