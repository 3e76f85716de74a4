// Every type of page of a built portal, photographed: three widths, elder mode, a contrast scheme, and paper.
// Usage: node shots.mjs FOLDER OUT [PART OF A TYPE'S NAME]...      Paper becomes PDF; pdftoppm (poppler-utils) makes PNG of it.
import { execFileSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { chromium } from "playwright-core";
import { pageTypes } from "./pages.mjs";
import { serve } from "./serve.mjs";

const [, , folder, out, ...wanted] = process.argv;
const WIDTHS = [1280, 768, 390];
const MODES = { normal: WIDTHS, elder: [1280, 390], "yellow-black": [1280] };

mkdirSync(out, { recursive: true });
const { base, close } = await serve(folder);
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM || "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"] });
const context = await browser.newContext({ reducedMotion: "reduce" });
const page = await context.newPage();
for (const [type, path] of [...pageTypes(folder), ["search found", "/search/?q=%E8%90%A5%E5%95%86%E7%8E%AF%E5%A2%83"], ["search none", "/search/?q=zzzz"]]) {
  if (wanted.length && !wanted.some((part) => type.includes(part))) { continue; }
  const name = `${out}/${type.replaceAll(" ", "_")}`;
  for (const [mode, widths] of Object.entries(MODES)) {
    for (const width of widths) {
      await page.setViewportSize({ width, height: width < 600 ? 844 : 900 });
      await page.goto(base + path, { waitUntil: "load" });
      await page.evaluate((wanted) => {
        document.documentElement.classList.toggle("elder", wanted === "elder");
        if (wanted.includes("-")) { document.documentElement.dataset.contrast = wanted; }
        document.querySelectorAll("img").forEach((image) => { image.loading = "eager"; });
      }, mode);
      await page.waitForLoadState("networkidle");
      await page.screenshot({ path: `${name}-${mode}-${width}.png`, fullPage: true });
    }
  }
  await page.goto(base + path, { waitUntil: "load" });
  await page.keyboard.press("Control"); // as somebody about to print does: the code of the address is drawn then
  await page.waitForTimeout(100);
  await page.pdf({ path: `${name}.pdf`, preferCSSPageSize: true });
  execFileSync("pdftoppm", ["-r", "50", "-png", `${name}.pdf`, `${name}-print`]);
}
await browser.close();
close();
