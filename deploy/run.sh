#!/usr/bin/env bash
# Sets up what is missing, builds the release site into build/site/ and serves it on http://localhost:8080.
#   --build   builds only
#   --zip     builds, and writes build/attune-site.zip for a host without a compiler
#   --port N  serves on port N
#   --bare    serves without headers, like GitHub Pages
set -euo pipefail
cd "$(dirname "$0")/.."
mode=serve
serve_arguments=()
while [ $# -gt 0 ]; do
  case $1 in
    --build) mode=build ;;
    --zip) mode=zip ;;
    --bare) serve_arguments+=(--bare) ;;
    --port) serve_arguments+=(--port "${2:?run: --port needs a number}"); shift ;;
    *) sed -n '2,6s/^# \{0,1\}//p' "$0" >&2; exit 2 ;;
  esac
  shift
done

./deploy/setup.sh
# shellcheck source=deploy/environment.sh
. deploy/environment.sh
[ -f build/web/build.ninja ] || emcmake cmake --preset web >/dev/null
cmake --build build/web --target attune --parallel 2
node web/build/site.mjs

case $mode in
  zip)
    # The same names, order, rights and time, so that two builds of one commit can be compared. In a copy: the
    # times of build/site are what a browser knows its files by.
    copy=$(mktemp -d)
    trap 'rm -rf "$copy"' EXIT
    cp -r build/site/. "$copy"
    chmod -R u=rwX,go=rX "$copy"
    find "$copy" -exec touch -d '2000-01-01T00:00:00Z' {} +
    rm -f build/attune-site.zip
    zip_file=$PWD/build/attune-site.zip
    (cd "$copy" && find . -type f | LC_ALL=C sort | TZ=UTC zip -q -X -9 "$zip_file" -@)
    echo "build/attune-site.zip: $(wc -c <build/attune-site.zip) bytes"
    ;;
  serve) exec node deploy/serve.mjs "${serve_arguments[@]}" build/site ;;
esac
