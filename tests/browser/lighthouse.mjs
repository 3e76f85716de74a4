// Lighthouse on three pages of a built portal, mobile, three runs each: medians. By hand; `npm install --no-save lighthouse@12` first, here or elsewhere.
// Usage: node lighthouse.mjs FOLDER PATH-OF-LIGHTHOUSE PAGE...      (the example portal is noindex by decision: build a copy with `demo: false`)
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { serve } from "./serve.mjs";

const [, , folder, program, ...pages] = process.argv;
const KINDS = ["performance", "accessibility", "best-practices", "seo"];
const run = promisify(execFile);
const { base, close } = await serve(folder);
for (const page of pages) {
  const scores = Object.fromEntries(KINDS.map((kind) => [kind, []]));
  for (let round = 0; round < 3; round += 1) {
    const { stdout } = await run(program, [base + page, "--output=json", "--quiet", "--chrome-flags=--headless=new --no-sandbox --disable-gpu", `--only-categories=${KINDS}`],
      { env: { ...process.env, CHROME_PATH: process.env.CHROMIUM || "/usr/bin/chromium" }, maxBuffer: 1 << 28 });
    const report = JSON.parse(stdout);
    for (const kind of KINDS) { scores[kind].push(Math.round(report.categories[kind].score * 100)); }
    for (const audit of Object.values(report.audits)) { if (round === 0 && audit.score !== null && audit.score < 0.9 && audit.scoreDisplayMode !== "informative") { console.log(`    ${audit.id} ${audit.displayValue || ""}`); } }
  }
  console.log(`${page} ${KINDS.map((kind) => `${kind} ${scores[kind].sort((a, b) => a - b)[1]} (${scores[kind].join(" ")})`).join(", ")}`);
}
close();
