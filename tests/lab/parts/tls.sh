# nginx with a certificate of two days on the payment hosts and the gateways, in certbot's folders.

up_tls() {
  local name
  authority
  for name in edge-1 edge-2 gw-1 gw-2 gw-3 gw-4; do
    host "$name"
    inside "$name" "
      mkdir -p /etc/nginx/tls /etc/letsencrypt/live/pay.larkspur.example /var/www/acme
      cd /etc/letsencrypt/live/pay.larkspur.example
      openssl req -newkey rsa:2048 -nodes -subj /CN=pay.larkspur.example -keyout privkey.pem -out /tmp/$name.csr 2>/dev/null
      printf 'subjectAltName=DNS:pay.larkspur.example,DNS:www.larkspur.example\n' >/tmp/$name.ext
      openssl x509 -req -in /tmp/$name.csr -CA $LAB/etc/ca.pem -CAkey $LAB/etc/ca.key \
        -set_serial 0x\$(openssl rand -hex 8) -days 2 -extfile /tmp/$name.ext -out fullchain.pem 2>/dev/null
      cp fullchain.pem /etc/nginx/tls/pay.pem
      cp privkey.pem /etc/nginx/tls/pay.key
      chmod 600 /etc/nginx/tls/pay.key
      cat >/etc/nginx/nginx.conf <<'END'
user www-data;
pid /run/nginx-$name.pid;
error_log /var/log/nginx/error.log;
events {}
http {
  access_log /var/log/nginx/access.log;
  server {
    listen ${IP[$name]}:443 ssl;
    ssl_certificate /etc/nginx/tls/pay.pem;
    ssl_certificate_key /etc/nginx/tls/pay.key;
    location / { return 200 ok; }
  }
  server {
    listen ${IP[$name]}:80;
    location /.well-known { root /var/www/acme; }
  }
}
END
      nginx
      cat /run/nginx-$name.pid >$LAB/pid/nginx-$name"
  done
}
