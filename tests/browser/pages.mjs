// One address for each type of page that the built portal has: the first in the order of the alphabet.
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

export function* files(folder, under = "") {
  for (const name of readdirSync(join(folder, under)).sort()) {
    const path = under ? `${under}/${name}` : name;
    if (statSync(join(folder, path)).isDirectory()) { yield* files(folder, path); } else { yield path; }
  }
}

export function pageTypes(folder) {
  const types = new Map([["notfound", "/404.html"]]);
  for (const path of files(folder)) {
    if (!path.endsWith("index.html")) { continue; }
    const page = readFileSync(join(folder, path), "utf8");
    const name = /<body class="([^"]*)"/.exec(page)?.[1].replaceAll("page-", "").replace(/^page /, "") || "plain";
    const kind = name !== "column" ? "" : /\/year-/.test(path) ? " year" : path.startsWith("unit/") ? " unit" : page.includes('class="sections"') ? " front" : page.includes('class="years"') ? " years" : "";
    const type = path.startsWith("zh-hant/") ? "traditional" : page.includes("<figure class=\"chart\">") ? `${name} chart` : page.includes("<img src=\"/") && name.startsWith("article") ? `${name} image` : name + kind;
    if (!types.has(type)) { types.set(type, "/" + path.replace(/index\.html$/, "")); }
  }
  return types;
}
