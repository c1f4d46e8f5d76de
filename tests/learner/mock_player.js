// Plays a mock page in Chromium.  node mock_player.js PAGE.html CHROMIUM NODE_MODULES FOLDER < KEY.json
// KEY.json: {number: {kind, key}}.  -> what was seen, as JSON on standard output; screenshots in FOLDER.
const fs = require("fs");
const path = require("path");
const { pathToFileURL } = require("url");

const [file, chromium, modules, folder] = process.argv.slice(2);
const puppeteer = require(path.join(modules, "puppeteer-core"));
const key = JSON.parse(fs.readFileSync(0, "utf8"));

(async () => {
  const browser = await puppeteer.launch({ executablePath: chromium, headless: true, args: ["--no-sandbox"] });
  const seen = { faults: [], requests: [] };
  try {
    const page = await browser.newPage();
    page.on("pageerror", (error) => seen.faults.push(error.message));
    page.on("console", (m) => m.type() === "error" && seen.faults.push(m.text()));
    page.on("request", (r) => r.url().startsWith("file:") || seen.requests.push(r.url()));
    const shot = (name) => page.screenshot({ path: path.join(folder, name + ".png") });
    const text = (id) => page.$eval("#" + id, (e) => e.textContent);
    const palette = () => page.$$eval("nav .grid .at", (all) => all.map((b) => b.getAttribute("aria-label")));
    const wide = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    const first = (kind) => Object.keys(key).find((n) => key[n].kind === kind);
    const put = async (n, value) => {
      await page.click("#p" + n);
      if (key[n].kind === "NAT") {
        await page.click(`[name=a${n}]`);
        await page.keyboard.type(value);
      } else for (const label of value) await page.keyboard.press(label.toLowerCase());
    };
    await page.setViewport({ width: 1100, height: 800 });
    await page.goto(pathToFileURL(file).href);
    await shot("before");
    await page.focus("#begin");
    await page.keyboard.press("Enter");
    seen.begun = await palette();
    seen.clock = await text("clock");

    // keyboard alone: go on, back, mark, choose
    await page.keyboard.press("n");
    await page.keyboard.press("m");
    seen.afterMark = await palette();
    await page.keyboard.press("p");

    // every question right, but a wrong MCQ and a number that cannot be read
    const mcq = first("MCQ"), nat = first("NAT");
    for (const n of Object.keys(key)) {
      if (n === nat) continue;
      const k = key[n].key;
      if (n === mcq) await put(n, [["A", "B", "C", "D"].find((c) => !k.includes(c))]);
      else await put(n, key[n].kind === "NAT" ? String(k.low) : k);
    }
    if (nat) {
      await put(nat, "1,5");
      seen.fault = await text("e" + nat);
    }
    seen.full = await palette();
    await shot("during");
    const answers = () => page.evaluate(() => JSON.stringify(state.answers));
    const before = await answers();

    // a crash: the page is loaded again, and a minute has passed meanwhile
    await page.evaluate(() => {
      state.seen -= 60000;
      localStorage.setItem(store, JSON.stringify(state));
      keep = () => {};
    });
    const left = await page.evaluate(() => left());
    await page.reload();
    seen.kept = (await answers()) === before && (await page.$eval("body", (b) => b.dataset.stage)) === "during";
    seen.ranOn = left - (await page.evaluate(() => left()));

    await page.setViewport({ width: 320, height: 640 });
    seen.wide = [await wide()];
    await shot("narrow");
    await page.click("#submit");
    seen.sure = await text("sure-told");
    await page.click("#yes");
    seen.wide.push(await wide());
    await shot("narrow-result");
    await page.setViewport({ width: 1100, height: 800 });
    await shot("result");
    seen.marks = await text("marks");
    seen.counts = await text("counts");
    seen.solutions = await page.$$eval(".solution", (all) => all.filter((s) => s.offsetParent !== null).length);
    seen.disabled = await page.$$eval(".question input", (all) => all.every((i) => i.disabled));
    await page.reload();
    seen.stays = await text("marks");

    // again, until the time is over
    await Promise.all([page.waitForNavigation(), page.click("#again")]);
    await page.click("#begin");
    seen.fresh = await palette();
    await page.evaluate(() => {
      state.used = 1e6;
    });
    await page.waitForFunction(() => document.body.dataset.stage === "after", { timeout: 5000 });
    seen.over = await text("told");

    // numbers as people type them: the same as the command line reads
    seen.read = await page.evaluate(() =>
      ["1,024", "1e-3", "-0.5", "3/4", "\u22122", "0,5", "2 x 10^-3", ".5", "1,5", "abc", "1/0", "12,34,567", "1 000"].map((t) =>
        readNumber(t, 0, "")));
    process.stdout.write(JSON.stringify(seen));
  } finally {
    await browser.close();
  }
})().catch((error) => {
  console.error(error);
  process.exit(1);
});
