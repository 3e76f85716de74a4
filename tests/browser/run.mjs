// The built portal in Chromium under its own policy: axe-core, requests, script off, keyboard, search. Exit code 1 where anything fails.
// Usage: node run.mjs FOLDER [--shots OUT]
import { readFileSync, mkdirSync } from "node:fs";
import { createRequire } from "node:module";
import { chromium } from "playwright-core";
import { pageTypes } from "./pages.mjs";
import { serve } from "./serve.mjs";

const [, , folder, , shots] = process.argv;
const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
const SIZES = { desktop: { width: 1280, height: 900 }, mobile: { width: 390, height: 844 } };
const MODES = ["normal", "elder", "yellow-black", "black-yellow", "white-blue"];
const failures = [];
const fail = (text) => { failures.push(text); console.error(`  ✗ ${text}`); };

const { base, close } = await serve(folder);
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM || "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"],
});
const types = pageTypes(folder);
console.log(`${types.size} types of pages`);

async function opened(context, path) {
  const page = await context.newPage();
  page.on("request", (request) => { if (!request.url().startsWith(base) && !request.url().startsWith("data:")) { fail(`${path}: foreign request ${request.url()}`); } });
  page.on("console", (message) => { if (message.type() === "error" && !message.text().includes("404")) { fail(`${path}: ${message.text()}`); } });
  page.on("pageerror", (error) => fail(`${path}: ${error.message}`));
  await page.goto(base + path, { waitUntil: "load" });
  return page;
}

let audits = 0;
for (const [size, viewport] of Object.entries(SIZES)) {
  const context = await browser.newContext({ viewport, reducedMotion: "reduce" });
  for (const [type, path] of types) {
    const page = await opened(context, path);
    // evaluated through the debugger: the page's policy stays as it is
    await page.evaluate(AXE);
    for (const mode of MODES) {
      await page.evaluate((wanted) => {
        document.documentElement.classList.toggle("elder", wanted === "elder");
        if (wanted.includes("-")) { document.documentElement.dataset.contrast = wanted; } else { delete document.documentElement.dataset.contrast; }
        return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
      }, mode);
      // a scheme changes colours and nothing else
      const only = mode.includes("-") ? { type: "rule", values: ["color-contrast", "link-in-text-block"] } : { type: "tag", values: TAGS };
      const found = await page.evaluate((runOnly) => window.axe.run({ runOnly, resultTypes: ["violations"] }), only);
      audits += 1;
      for (const one of found.violations) { fail(`${type} ${path} ${size} ${mode}: ${one.id} ×${one.nodes.length} ${one.nodes[0].target} ${one.nodes[0].failureSummary.split("\n")[1]?.slice(0, 160)}`); }
      const wide = await page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
      if (wide > 1) { fail(`${type} ${path} ${size} ${mode}: ${wide} px wider than the screen`); }
      if (mode === "elder") {
        const small = await page.evaluate(() => [...document.querySelectorAll("main p, main li, main td, main a")].filter((node) => node.offsetParent && node.textContent.trim() && !node.closest(".sr-only, sup"))
          .filter((node) => parseFloat(getComputedStyle(node).fontSize) < 18).map((node) => `${node.tagName}.${node.className} ${getComputedStyle(node).fontSize}`));
        if (small.length) { fail(`${type} ${path} ${size}: text under 18 px in elder mode: ${[...new Set(small)].slice(0, 3)}`); }
      }
      if (shots) {
        mkdirSync(shots, { recursive: true });
        if (mode === "normal" || mode === "elder") { await page.screenshot({ path: `${shots}/${type.replaceAll(" ", "_")}-${size}-${mode}.png`, fullPage: true }); }
      }
    }
    await page.close();
  }
  await context.close();
}
console.log(`axe-core: ${audits} audits`);

{ // Readable with script off: the same words in main, nothing that only a script could use
  const context = await browser.newContext({ javaScriptEnabled: false });
  for (const [type, path] of types) {
    const page = await opened(context, path);
    if ((await page.locator("main h1").count()) !== 1) { fail(`${type} ${path}: no heading without script`); }
    if ((await page.locator("main").innerText()).replace(/\s/g, "").length < 20) { fail(`${type} ${path}: nothing to read without script`); }
    for (const button of await page.locator("button:visible").all()) {
      if (!(await button.evaluate((node) => node.type === "submit"))) { fail(`${type} ${path}: a dead button without script: ${await button.innerText()}`); }
    }
    await page.close();
  }
  await context.close();
}

{ // Keyboard alone: skip link, menu, an article, the search form, its first hit
  const context = await browser.newContext();
  const page = await opened(context, "/");
  const focused = () => page.evaluate(() => document.activeElement.innerText || document.activeElement.name || "");
  await page.keyboard.press("Tab");
  if (!(await focused()).includes("跳到正文")) { fail("keyboard: the first stop is not the skip link"); }
  const seen = [];
  for (let n = 0; n < 60 && !seen.includes("q"); n += 1) { await page.keyboard.press("Tab"); seen.push(await focused()); }
  if (!seen.includes("q")) { fail("keyboard: the search box is not reached"); }
  await page.keyboard.type("政府");
  await page.keyboard.press("Enter");
  await page.waitForSelector("[data-hits] li a");
  if (!(await page.locator("[data-hits] mark").count())) { fail("search: nothing is marked"); }
  const first = await page.locator("[data-hits] li a").first().innerText();
  for (let n = 0; n < 90 && (await focused()) !== first; n += 1) { await page.keyboard.press("Tab"); }
  await page.keyboard.press("Enter");
  await page.waitForURL((url) => !url.pathname.startsWith("/search"));
  if (!(await page.locator("h1").innerText()).trim()) { fail("keyboard: no article was opened"); }
  await context.close();
}

{ // Search: traditional forms, initials, filters, nothing found; titles come first
  const context = await browser.newContext();
  const page = await opened(context, "/search/");
  const search = async (query) => {
    await page.goto(`${base}/search/?q=${encodeURIComponent(query)}`);
    await page.waitForFunction(() => /条|没有|不能/.test(document.querySelector("[data-status]").textContent));
    return page.locator("[data-hits] li a").allInnerTexts();
  };
  const titles = [...types].filter(([type]) => type.startsWith("article")).map(([, path]) => path).slice(0, 4);
  for (const path of titles) {
    await page.goto(base + path);
    const title = (await page.locator("h1").innerText()).trim();
    const hits = await search(title);
    if (hits[0] !== title) { fail(`search: ${title} is not its own first hit but ${hits[0]}`); }
  }
  if ((await search("縣政府")).length === 0) { fail("search: traditional forms find nothing"); }
  if ((await search("zhegedongxibucunzai")).length !== 0) { fail("search: finds what is not there"); }
  if (!(await page.locator("[data-none]").isVisible())) { fail("search: no help where nothing is found"); }
  await context.close();
}

{ // The header shows the day of the site's zone, wherever the reader's clock stands
  for (const timezoneId of ["UTC", "America/Los_Angeles", "Pacific/Kiritimati"]) {
    const context = await browser.newContext({ timezoneId });
    await context.clock.setFixedTime(new Date("2026-11-28T16:30:00Z"));
    const page = await opened(context, "/");
    const day = await page.locator("[data-today]").innerText();
    if (day !== "2026年11月29日星期日") { fail(`header: ${day} for a reader in ${timezoneId}, half past midnight of 29 November at the site`); }
    await context.close();
  }
}

await browser.close();
close();
if (failures.length) { console.error(`${failures.length} failures`); process.exit(1); }
console.log("all passed");
