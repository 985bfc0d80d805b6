# Sourced by run.sh and tests/run.sh: what Debian's emcc needs. Its JavaScript tools are found only by
# Debian's own Node, so any other Node is told where they are.
if [ -d /usr/share/nodejs/acorn ]; then export NODE_PATH="/usr/share/nodejs${NODE_PATH:+:$NODE_PATH}"; fi
