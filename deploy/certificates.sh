#!/bin/sh
# Makes an authority and one certificate for the nodes of deploy/compose.yaml, in deploy/certificates.
set -eu
umask 077
cd "$(dirname "$0")"
mkdir -p certificates
cd certificates
test ! -e authority.pem || { echo "deploy/certificates has an authority already" >&2; exit 1; }
openssl req -x509 -newkey rsa:3072 -nodes -days 3650 -subj "/CN=arshif authority" \
  -keyout authority-key.pem -out authority.pem
openssl req -newkey rsa:3072 -nodes -subj "/CN=node" -keyout node-key.pem -out node.csr
cat > node.ext <<EXT
basicConstraints = CA:FALSE
extendedKeyUsage = serverAuth, clientAuth
subjectAltName = DNS:search-1, DNS:search-2, DNS:search-3, DNS:localhost
EXT
openssl x509 -req -in node.csr -CA authority.pem -CAkey authority-key.pem -CAcreateserial \
  -days 825 -extfile node.ext -out node.pem
rm node.csr node.ext
# OpenSearch and Arshif read them as users of their own.
chmod 755 .
chmod 644 authority.pem node.pem node-key.pem
