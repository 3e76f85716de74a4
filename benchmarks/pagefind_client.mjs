// Pagefind's own client over its index, served from disk: hits of each query, in order.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [, , folder, queries] = process.argv;
let requests = 0, bytes = 0;
globalThis.fetch = async (address) => {
  requests += 1;
  const data = readFileSync(decodeURIComponent(new URL(address, pathToFileURL(folder + "/")).pathname));
  bytes += data.length;
  return new Response(data, { headers: { "content-type": "application/octet-stream" } });
};
globalThis.window = globalThis;
globalThis.location = { origin: "file://", href: "file://" };
globalThis.document = { currentScript: null, querySelector: () => ({ getAttribute: () => "zh-cn" }), documentElement: { lang: "zh-cn" } };
const queriesOf = readFileSync(queries, "utf8").split("\n").filter(Boolean);
for (const [n, query] of queriesOf.entries()) {
  // a reader who comes fresh: a module of its own for each query (destroy() and init() on one module end in a fault of its memory)
  const pagefind = await import(`${pathToFileURL(folder + "/pagefind.js").href}?${n}`);
  await pagefind.options({ basePath: pathToFileURL(folder + "/").href, baseUrl: "/" });
  await pagefind.init();
  const before = { requests, bytes };
  const start = performance.now();
  const found = await pagefind.search(query);
  const data = await Promise.all(found.results.slice(0, 8).map((hit) => hit.data()));
  const first = { requests: requests - before.requests, bytes: bytes - before.bytes, ms: performance.now() - start };
  const rest = await Promise.all(found.results.slice(8).map((hit) => hit.data()));
  const hits = [...data, ...rest].map((page) => Number(/([0-9]+)\.html/.exec(page.url)[1]));
  console.log(JSON.stringify({ query, hits, ...first }));
}
