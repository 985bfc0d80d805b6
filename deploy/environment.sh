# Sourced by run.sh and tests/run.sh: what Debian's emcc needs. Its JavaScript tools are found only by
# Debian's own Node, so any other Node is told where they are.
if [ -d /usr/share/nodejs/acorn ]; then export NODE_PATH="/usr/share/nodejs${NODE_PATH:+:$NODE_PATH}"; fi
# What was compiled once, in whichever folder and for whichever target, is not compiled again.
if command -v ccache >/dev/null 2>&1; then
  export EM_COMPILER_WRAPPER=ccache CCACHE_BASEDIR=/ CCACHE_NOHASHDIR=1
fi
