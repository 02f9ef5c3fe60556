# BIND: the hidden primary ns-0 with the zone in a git repository, and three secondaries.

zone() {
  cat <<'END'
$TTL 300
@ IN SOA ns-1 hostmaster 2026112401 3600 600 604800 300
@ IN NS ns-1
@ IN NS ns-2
@ IN NS ns-3
ns-1 IN A 203.0.113.53
ns-2 IN A 203.0.113.54
ns-3 IN A 203.0.113.55
www IN A 203.0.113.10
www IN A 203.0.113.11
pay IN A 127.0.1.11
pay IN A 127.0.1.12
gw-1.edge IN A 127.0.1.21
gw-2.edge IN A 127.0.1.22
gw-3.edge IN A 127.0.1.23
gw-4.edge IN A 127.0.1.24
END
}

up_dns() {
  local name role
  for name in ns-0 ns-1 ns-2 ns-3; do
    host "$name"
    if [ "$name" = ns-0 ]; then
      role='type primary; file "/etc/bind/zones/larkspur.example"; notify explicit; also-notify { 203.0.113.53; 203.0.113.54; 203.0.113.55; };'
    else
      role='type secondary; file "/var/cache/bind/larkspur.example"; masterfile-format text; primaries { 127.0.1.50; }; allow-notify { any; };'
    fi
    inside "$name" "
      mkdir -p /etc/bind/zones
      chown -R root:bind /etc/bind
      chown bind:bind /run/named /var/cache/bind
      cd /etc/bind
      rm -f rndc.key
      rndc-confgen -a -c /etc/bind/rndc.key -u bind >/dev/null 2>&1
      cat >named.conf <<'END'
include \"/etc/bind/rndc.key\";
controls { inet ${IP[$name]} port 953 allow { any; } keys { \"rndc-key\"; }; };
options {
  directory \"/var/cache/bind\"; listen-on { ${IP[$name]}; }; listen-on-v6 { none; }; recursion no;
  pid-file \"/run/named/named.pid\"; allow-transfer { any; }; dnssec-validation no; querylog no;
  notify-source ${IP[$name]}; transfer-source ${IP[$name]};
};
zone \"larkspur.example\" { $role };
logging { channel f { file \"/var/cache/bind/named.log\"; severity info; print-time yes; }; category default { f; }; };
END
      printf '%s\n' 'include \"/etc/bind/rndc.key\";' \
        'options { default-server ${IP[$name]}; default-key \"rndc-key\"; };' >rndc.conf"
    if [ "$name" = ns-0 ]; then
      zone >"$LAB/host/ns-0/etc/bind/zones/larkspur.example"
      inside ns-0 "cd /etc/bind/zones && git init -q . 2>/dev/null && git add larkspur.example &&
        git -c user.name=Operator -c user.email=ops@larkspur.example commit -qm 'Add the zone'"
    fi
    inside "$name" "named -u bind -c /etc/bind/named.conf; sleep 1; cp /run/named/named.pid $LAB/pid/named-$name"
  done
}
