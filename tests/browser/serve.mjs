// A static server that sends the headers of `_headers`, as a careful host would. -> { base, close }
import { createServer } from "node:http";
import { readFileSync, existsSync, statSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { extname, join, normalize } from "node:path";

const TYPES = { ".html": "text/html; charset=utf-8", ".css": "text/css", ".js": "text/javascript", ".json": "application/json", ".svg": "image/svg+xml",
  ".xml": "application/xml", ".txt": "text/plain; charset=utf-8", ".csv": "text/csv; charset=utf-8", ".png": "image/png", ".webp": "image/webp", ".pdf": "application/pdf" };

export function headersOf(folder) {
  const rules = [];
  for (const line of readFileSync(join(folder, "_headers"), "utf8").split("\n")) {
    if (line && !line.startsWith(" ")) { rules.push([line, []]); }
    else if (line.trim()) { rules.at(-1)[1].push(line.trim().split(/: (.*)/s).slice(0, 2)); }
  }
  return (path) => rules.filter(([pattern]) => path.startsWith(pattern.replace("*", ""))).flatMap(([, pairs]) => pairs);
}

export async function serve(folder) {
  const headers = headersOf(folder);
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://x").pathname);
    let file = join(folder, normalize(path));
    if (existsSync(file) && statSync(file).isDirectory()) { file = join(file, "index.html"); }
    const found = existsSync(file);
    for (const [name, value] of headers(path)) { response.setHeader(name, value); }
    response.setHeader("Content-Type", found ? TYPES[extname(file)] || "application/octet-stream" : TYPES[".html"]);
    let data = readFileSync(found ? file : join(folder, "404.html"));
    if (/gzip/.test(request.headers["accept-encoding"] || "") && /text|json|xml|svg/.test(response.getHeader("Content-Type"))) {
      response.setHeader("Content-Encoding", "gzip");
      data = gzipSync(data);
    }
    response.writeHead(found ? 200 : 404);
    response.end(data);
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  return { base: `http://127.0.0.1:${server.address().port}`, close: () => server.close() };
}
