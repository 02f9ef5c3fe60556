/**
 * Whether Python code only reads and prints: it names nothing but a few modules and functions that cannot run, write or
 * load anything, and what it defines itself.
 */
export function isPlainPython(code: string): boolean {
  // A text in which braces hold code is not read, nor is a name with two underscores.
  if (/\b[rb]?f[rb]?["']/i.test(code) || code.includes('__') || /[@\\]\s*\n/.test(code)) return false;
  const bare = code.replace(/'''.*?'''|""".*?"""|'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"/gs, ' "" ');
  if (/['`]|"(?!")|#/.test(bare.replaceAll('""', ''))) return false;
  const defined = new Set<string>();
  for (const [, name = ''] of bare.matchAll(/\b([A-Za-z_]\w*)\s*(?:=(?!=)|:=)/g)) defined.add(name);
  for (const [, names = ''] of bare.matchAll(/\b(?:for|lambda|as)\s+([\w\s,()]+?)\s*(?:\bin\b|:|;|\n|$)/g))
    for (const name of names.match(/[A-Za-z_]\w*/g) ?? []) defined.add(name);
  // What is taken out of a module is one of its harmless names.
  for (const [, module = '', names = ''] of bare.matchAll(/\bfrom\s+([\w.]+)\s+import\b([^;\n]*)/g)) {
    const taken = names.split(',').map((name) => name.trim());
    if (!PYTHON_MODULES.has(module) || !taken.every((name) => PYTHON_ATTRIBUTES.has(name))) return false;
    for (const name of taken) defined.add(name);
  }
  for (const [, modules = ''] of bare.matchAll(/(?<!\bfrom\s+[\w.]+\s+)\bimport\s+([^;\n]*)/g))
    for (const module of modules.split(',')) {
      const name = module.trim().split(/\s+as\s+/)[0] ?? '';
      if (!PYTHON_MODULES.has(name)) return false;
    }
  return [...bare.matchAll(/(\.\s*)?\b([A-Za-z_]\w*)/g)].every(([, dot, name = '']) =>
    dot === undefined
      ? PYTHON_NAMES.has(name) ||
        PYTHON_MODULES.has(name) ||
        (defined.has(name) && !PYTHON_DANGEROUS.has(name))
      : PYTHON_ATTRIBUTES.has(name),
  );
}

/** Whether Perl code does nothing but replace text in what it reads: `s/a/b/g; tr/a/b/; print`. */
export function isPlainPerl(code: string): boolean {
  return (
    code.length < LONG &&
    /^(?:\s*(?:(?:s([/|#,!:])(?:(?!\1)[^\\@$]|\\.|\$\d|\$(?=\1|\)|\|))*\1(?:(?!\1)[^\\@$]|\\.|\$[\d&]|\$\{\d\})*\1[gimsx]*|(?:tr|y)([/|#])(?:(?!\2)[^\\]|\\.)*\2(?:(?!\2)[^\\]|\\.)*\2[cdsr]*|print(?:\s+if\s+\/(?:[^/\\@$(]|\\.)*\/i?)?)\s*(?:;|$)))*\s*$/s.test(
      code,
    )
  );
}

/** Whether code of the MongoDB shell only asks: every call is of a method that reads. */
export function isPlainMongo(code: string): boolean {
  const bare = code.replace(/'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"/gs, '""');
  if (/[\])"]\s*\(/.test(bare)) return false;
  if (
    /`|\b(?:function|eval|require|import|load|constructor|prototype|process|globalThis|this)\b|\$(?:out|merge|where|function|accumulator)\b/.test(
      code,
    )
  )
    return false;
  if (/=(?!=|>)(?<![=!<>]=)/.test(bare.replace(/\b(?:const|let|var)\s+\w+\s*=(?!=)/g, ''))) return false;
  return [...bare.matchAll(/([\w$]+)\s*\((\s*\{\s*\w+)?/g)].every(
    ([, name = '', order = '']) =>
      MONGO_READS.has(name) || (/^(?:run|admin)Command$/.test(name) && MONGO_ORDERS.test(order)),
  );
}

/** Longer code is not read. */
const LONG = 400;

const words = (list: string): ReadonlySet<string> => new Set(list.split(/\s+/));

/** What the database is asked for by an order of its own, as in `runCommand({ ping: 1 })`. */
const MONGO_ORDERS =
  /\b(?:ping|serverStatus|replSetGet\w+|dbStats|collStats|listCollections|listDatabases|listIndexes|buildInfo|hostInfo|connPoolStats|currentOp|getParameter|getLog|top|isMaster|isdbgrid|hello|find|count|distinct|aggregate|validate|usersInfo|rolesInfo|getCmdLineOpts|features|whatsmyuri|getShardMap|balancerStatus|connectionStatus)$/;
const PYTHON_MODULES = words(
  'json sys re math datetime time collections statistics base64 binascii hashlib hmac uuid ipaddress textwrap itertools ' +
    'urllib.parse html string calendar decimal zlib csv struct random secrets unicodedata',
);
const PYTHON_NAMES = words(
  'from urllib import as if else elif for in not and or is None True False lambda return print len sorted sum min max str int float bool ' +
    'list dict set tuple round abs any all enumerate zip map filter range reversed isinstance repr chr ord hex format while ' +
    'break continue pass try except finally raise with',
);
const PYTHON_DANGEROUS = words(
  'eval exec open compile getattr setattr delattr globals locals vars input breakpoint exit quit help os subprocess',
);
const PYTHON_ATTRIBUTES = words(
  'load loads dumps stdin stdout argv exit read readline readlines write splitlines split rsplit strip lstrip rstrip join get ' +
    'items keys values lower upper title replace startswith endswith append sort count index find search match findall ' +
    'group groups sub datetime timedelta timezone utc now utcnow fromtimestamp fromisoformat utcfromtimestamp fromordinal strptime strftime isoformat ' +
    'timestamp total_seconds time Counter defaultdict most_common mean median b64decode b64encode decode encode sha256 md5 ' +
    'hexdigest floor ceil log sqrt ip_address ip_network uuid4 zfill ljust rjust center days seconds date islice ' +
    'parse unquote unquote_plus quote quote_plus urlparse urlsplit urlencode parse_qs parse_qsl escape unescape hexlify ' +
    'unhexlify urlsafe_b64decode urlsafe_b64encode b32decode b16decode fromhex hex crc32 decompress buffer compile ' +
    'DictReader reader Decimal unpack digest sha1 sha512 hostname path query netloc scheme year month day hour minute ' +
    'second weekday astimezone replace randint token_hex normalize name upper reversed splitext isdigit casefold',
);
const MONGO_READS = words(
  'stats status hello isMaster serverStatus serverBuildInfo currentOp getReplicationInfo getSiblingDB ' +
    'printReplicationInfo printSecondaryReplicationInfo printSlaveReplicationInfo printCollectionStats printShardingStatus ' +
    'getCollectionNames getCollectionInfos getCollection getIndexes getUsers getUser getRoles getLogComponents ' +
    'getProfilingStatus getMongo getDB getDBNames getName conf config version count countDocuments estimatedDocumentCount ' +
    'find findOne aggregate distinct explain limit sort skip project pretty toArray forEach map filter hasNext next ' +
    'size dataSize storageSize totalSize totalIndexSize latencyStats isBalancerRunning getBalancerState ' +
    'print printjson tojson tojsonObject stringify ObjectId ISODate Date NumberLong NumberInt hint maxTimeMS ' +
    'readPref setReadPref secondaryOk slaveOk setSecondaryOk itcount getShardDistribution getShardVersion hostInfo ' +
    'listCommands ping join keys values toFixed round Number String includes slice concat push',
);
