// What a host must send, in one list: serve.mjs sends it, index.html carries its policy, `/?check` looks for
// it on a live site, and tests/house/recipes_test.mjs fails if a recipe in hosting/ says anything else.
export const types = {
  ".html": "text/html; charset=utf-8", ".css": "text/css; charset=utf-8", ".txt": "text/plain; charset=utf-8",
  ".js": "text/javascript; charset=utf-8", ".mjs": "text/javascript; charset=utf-8",
  ".json": "application/json", ".webmanifest": "application/manifest+json", ".wasm": "application/wasm",
  ".ttf": "font/ttf", ".png": "image/png", ".ico": "image/x-icon",
};
export const compressed = /\.(html|css|txt|js|mjs|json|webmanifest|wasm|ttf)$/;

// The same text stands in index.html as a meta element, without frame-ancestors, which a meta element cannot
// say.
export const contentSecurityPolicy = [
  "default-src 'none'", "script-src 'self' 'wasm-unsafe-eval'", "worker-src 'self' blob:", "style-src 'self'",
  "img-src 'self' data: blob:", "font-src 'self'", "manifest-src 'self'", "connect-src 'self'",
  "form-action 'none'", "base-uri 'none'", "frame-ancestors 'none'", "require-trusted-types-for 'script'",
  "trusted-types attune",
].join("; ");

export const headers = {
  "Content-Security-Policy": contentSecurityPolicy,
  "Referrer-Policy": "no-referrer",
  "Permissions-Policy": "camera=(self), microphone=(), geolocation=()",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
  "X-Content-Type-Options": "nosniff",
  "Strict-Transport-Security": "max-age=63072000; includeSubDomains",
};

// A release's own files never change; everything else is asked for anew each time.
export const keptForGood = "public, max-age=31536000, immutable";
export const askedAnew = "no-cache";
export const cacheControl = (path) => path.startsWith("/r/") ? keptForGood : askedAnew;
