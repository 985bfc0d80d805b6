// What each recipe of deploy/hosting/ makes a host send, read out of the recipe itself: its security headers,
// `kept`: whether a path's Cache-Control is the one for good, and the types it names.
import { readFileSync } from "node:fs";
import { join } from "node:path";

export const hosting = join(import.meta.dirname ?? new URL(".", import.meta.url).pathname,
  "../../deploy/hosting");
export const recipe = (name) => readFileSync(join(hosting, name), "utf8");

const withoutCharset = (type) => type.replace(/; ?charset=utf-8$/, "");
const pairs = (text, pattern) => [...text.matchAll(pattern)].map(([, name, value]) => [name, value]);
const paths = ["/", "/index.html", "/config.json", "/sw.js", "/r/012abc/app.wasm", "/r/012abc/page.js"];
// `rules` are [does a path belong to it, value]; of several the host would send all.
const cacheOf = (rules) => Object.fromEntries(paths.map((path) =>
  [path, rules.filter(([holds]) => holds(path)).map(([, value]) => value).join(", ")]));
const isRelease = (path) => path.startsWith("/r/");
const isOther = (path) => !isRelease(path);

// Every extension of a line "type a b c".
const spread = (rows) => Object.fromEntries(rows.flatMap(([type, extensions]) =>
  extensions.trim().split(/\s+/).map((extension) => [`.${extension.replace(/^\./, "")}`, type])));

const readers = {
  "nginx.conf"(text) {
    const added = pairs(text, /^ +add_header (\S+) "?(.*?)"? always;$/gm);
    const [, anew] = /default +"(.*)";/.exec(text), [, good] = /~\^\/r\/ +"(.*)";/.exec(text);
    return {
      headers: Object.fromEntries(added.filter(([name]) => name !== "Cache-Control")),
      cache: cacheOf([[isRelease, good], [isOther, anew]]),
      types: spread(pairs(/ types \{([^}]*)\}/.exec(text)[1], /^ *(\S+) +(.*);$/gm)),
    };
  },
  Caddyfile(text) {
    const block = /\theader \{([^}]*)\}/.exec(text)[1];
    const [, good] = /header @release Cache-Control "(.*)"/.exec(text);
    const [, anew] = /header @anew Cache-Control "(.*)"/.exec(text);
    const matchers = Object.fromEntries(pairs(text, /^\t@(\w+) path (.*)$/gm));
    const named = pairs(text, /header @(\w+) Content-Type "(.*)"/g)
      .map(([matcher, type]) => [withoutCharset(type), matchers[matcher].replaceAll("*", "")]);
    return {
      headers: Object.fromEntries(pairs(block, /^\t\t([A-Z][\w-]+) "(.*)"$/gm)),
      cache: cacheOf([[isRelease, good], [isOther, anew]]), types: spread(named), isPartial: true,
    };
  },
  ".htaccess"(text) {
    const set = [...text.matchAll(/^ *Header always set (\S+) "(.*)"(?: env=(!?)attune_release)?$/gm)];
    return {
      headers: Object.fromEntries(set.filter(([, name]) => name !== "Cache-Control")
        .map(([, name, value]) => [name, value])),
      cache: cacheOf(set.filter(([, name]) => name === "Cache-Control")
        .map(([, , value, not]) => [not ? isOther : isRelease, value])),
      types: spread(pairs(text, /^AddType (\S+) (.*)$/gm)),
    };
  },
  "web.config"(text) {
    const [site, release] = text.split("<location");
    const added = pairs(site, /<add name="(\S+)" value="(.*)" \/>/g);
    const [, good] = /<add name="Cache-Control" value="(.*)" \/>/.exec(release);
    const anew = added.find(([name]) => name === "Cache-Control")[1];
    return {
      headers: Object.fromEntries(added.filter(([name]) => name !== "Cache-Control")),
      cache: cacheOf([[isRelease, good], [isOther, anew]]),
      types: Object.fromEntries(pairs(site, /fileExtension="(\S+)" mimeType="(.*?)"/g)
        .map(([extension, type]) => [extension, withoutCharset(type)])),
    };
  },
  _headers(text) {
    const rules = text.replace(/^#.*\n/gm, "").split(/^(?=\/)/m).map((rule) => {
      const [path, ...lines] = rule.trimEnd().split("\n");
      const start = path.endsWith("*") ? path.slice(0, -1) : undefined;
      const holds = (asked) => start === undefined ? asked === path : asked.startsWith(start);
      return [holds, lines.map((line) => /^ +([\w-]+): (.*)$/.exec(line).slice(1))];
    });
    const [, everywhere] = rules[0];
    return {
      headers: Object.fromEntries(everywhere),
      cache: cacheOf(rules.slice(1).flatMap(([holds, lines]) => lines.map(([, value]) => [holds, value]))),
      types: {}, isPartial: true,  // these hosts know all types themselves
    };
  },
};

export const recipeNames = Object.keys(readers);
export const readRecipe = (name, text = recipe(name)) => readers[name](text);
