#!/bin/sh
# Install Debian's Chromium and an Arabic font for the browser tests, where this user may.
# Never fails: without a browser the tests say at the end of the run how to get it.
set -u
if command -v chromium >/dev/null 2>&1; then exit 0; fi
if [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "installing Chromium for the browser tests"
    apt-get update -qq >/dev/null 2>&1
    DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends \
        chromium fonts-noto-core >/dev/null 2>&1
fi
command -v chromium >/dev/null 2>&1 || echo "no Chromium: the browser tests will be skipped"
exit 0
