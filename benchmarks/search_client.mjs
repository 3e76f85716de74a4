// The real search.js against an index on disk: one JSON line per query with hits, requests and gzipped bytes.
import { readFileSync, existsSync } from "node:fs";
import { gzipSync } from "node:zlib";
import "../sitegen/theme/static/search.js";

const [, , folder, segments, shards, queries] = process.argv;
for (const query of readFileSync(queries, "utf8").split("\n").filter(Boolean)) {
  let requests = 0, bytes = 0;
  const get = async (path) => {
    requests += 1;
    if (!existsSync(folder + path)) { return null; }
    const data = readFileSync(folder + path);
    bytes += gzipSync(data).length;
    return data.toString("utf8");
  };
  const engine = globalThis.SitegenSearch.Engine("", Number(segments), Number(shards), get);
  const start = performance.now();
  const page = await engine.search(query);
  const [cost, time] = [{ requests, bytes }, performance.now() - start];
  const hits = page.hits.map((hit) => hit.number);
  let rest = page;
  while (rest.rest.length) {
    rest = await engine.more(rest);
    hits.push(...rest.hits.map((hit) => hit.number));
  }
  console.log(JSON.stringify({ query, hits, ...cost, ms: time }));
}
