/** Whether an SQL function, named in lower case, is one that databases bring along and that only computes or reads. */
export function isKnownFunction(name: string): boolean {
  const bare = name.replace(/^(?:pg_catalog|sys|information_schema|dbo|system)\./, '');
  return KNOWN.has(bare) || FAMILIES.test(bare);
}

/** Whole families. What of these writes is listed with the statements, and is judged first. */
const FAMILIES =
  /^(?:pg_\w+|json\w*|to_\w+|array\w*|string\w*|str\w*|date\w*|time\w*|ts_\w+|regexp\w*|st_\w+|has_\w+|current\w*|is\w*|inet\w*|num_?\w*|bit_\w*|var_\w*|var(?:iance|char|binary)?|stddev\w*|percentile\w*|approx\w*|uniq\w*|quantile\w*|any\w*|arg\w*|group\w*|sum\w*|avg\w*|min\w*|max\w*|count\w*|format\w*|txid_\w+|row\w*|col_\w+|obj_\w+|object_\w+|db_\w+|unix_\w+|from_\w+|utc\w*|sys\w*date\w*|year\w*|month\w*|day\w*|hour\w*|minute\w*|second\w*|week\w*|quarter\w*|last_\w+|first_\w+|jsonb_\w+|map\w*|list\w*|tuple\w*|crc32\w*|md5|sha\d*|hex|unhex|bin\w*|hash\w*|xx_?hash\w*|city\w*|sip\w*|wait_for_\w+|ps_\w+|gtid_\w+|mysql_\w+|dm_\w+|fn_\w+|server\w*|host_?name|version\w*|crdb_internal\.\w+|readable\w*|yb_\w+|ifnull|nullif|if|iif|make_\w+)$/;
const KNOWN: ReadonlySet<string> = new Set(
  (
    'coalesce greatest least case cast try_cast convert try_convert extract now age interval length char_length character_length ' +
    'octet_length bit_length lower upper trim ltrim rtrim btrim lpad rpad left right substring substr substring_index position ' +
    'locate instr replace translate concat concat_ws repeat reverse split_part overlay quote_ident quote_literal quote_nullable ' +
    'quote chr char ascii ord initcap soundex abs ceil ceiling floor round trunc truncate mod power pow sqrt exp ln log log10 log2 ' +
    'sign pi random rand degrees radians sin cos tan div width_bucket over partition filter within rank dense_rank ntile lag lead ' +
    'nth_value cume_dist percent_rank every bool_and bool_or xmlagg listagg unnest generate_series generate_subscripts cardinality ' +
    'exists in not and or any all some select from where values on using having by as union except intersect limit offset between ' +
    'like ilike similar distinct user session_user database schema schema_name curdate curtime localtime localtimestamp ' +
    'connection_id found_rows row_count charset collation benchmark_read uuid gen_random_uuid uuid_generate_v4 newid getdate ' +
    'getutcdate sysdatetime isnull nvl nvl2 decode encode digest host masklen family network broadcast netmask abbrev setseed_read ' +
    'lateral recursive materialized table rollup cube grouping sets numeric decimal float double int integer bigint smallint ' +
    'varchar char text nchar nvarchar timestamp datetime2 bool boolean enum bytea uuid oid regclass regproc regrole lo_get ' +
    'pgstattuple pgstatindex pgstattuple_approx pg_size_pretty bloom similarity word_similarity show_trgm levenshtein hstore ' +
    'akeys avals each skeys svals key value sqlite_version typeof total changes total_changes glob quote printf unicode ' +
    'julianday strftime likelihood ago tostring toint toint32 toint64 touint32 touint64 tofloat64 todate todatetime tostartofhour ' +
    'tostartofminute tostartofday tostartofinterval tounixtimestamp fromunixtimestamp today yesterday now64 formatreadablesize ' +
    'formatreadablequantity formatreadabletimedelta multiif has hasany hasall length empty notempty splitbychar joinget dictget ' +
    'token writetime ttl mintimeuuid maxtimeuuid dateof blobastext toyyyymm toyyyymmdd intdiv modulo plus minus multiply divide ' +
    'replicate stuff charindex patindex len datalength choose eomonth lcase ucase field find_in_set elt mid space ' +
    'row_number merge numbers zeros cluster clusterallreplicas remote_read file_read url_read parsename newsequentialid ' +
    'index key primary unique references check constraint include with nolock readpast row clock_timestamp statement_timestamp ' +
    'transaction_timestamp array_agg'
  ).split(' '),
);
