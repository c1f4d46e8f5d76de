// Plays QTI 3 items in qti3-item-player.  node player.js JOBS.json CHROMIUM NODE_MODULES [SCREENSHOT]
// JOBS: [{xml, choose: ["B"] or type: "0.25" or neither}, ...]  ->  [{score, feedback, text}, ...] on standard output.
const fs = require("fs");
const path = require("path");

const [jobsFile, chromium, modules, screenshot] = process.argv.slice(2);
const puppeteer = require(path.join(modules, "puppeteer-core"));

async function play(page, job) {
  return page.evaluate(async (job) => {
    const target = document.createElement("div");
    document.body.replaceChildren(target);
    let player;
    const events = {};
    const happened = (name) => new Promise((resolve) => (events[name] = resolve));
    const mounted = happened("notifyQti3PlayerReady");
    const on = {};
    for (const name of ["notifyQti3PlayerReady", "notifyQti3ItemReady", "notifyQti3EndAttemptCompleted"])
      on[name] = (data) => events[name] && events[name](data);
    new Vue({ render: (h) => h(qti3Player, { props: { suppressAlertMessages: true }, on }) }).$mount(target);
    player = await mounted;
    const ready = happened("notifyQti3ItemReady");
    player.loadItemFromXml(job.xml, {
      guid: "1", status: "interacting", sessionControl: { max_attempts: 0, show_feedback: true, validate_responses: false },
    });
    await ready;
    for (const label of job.choose || []) {
      const choice = document.querySelector(`[data-identifier="${label}"], [identifier="${label}"], #${label}`);
      if (!choice) return { fault: `no option ${label} on the page`, html: document.body.innerHTML.slice(0, 6000) };
      choice.click();
    }
    if (job.type !== undefined) {
      const field = document.querySelector("input");
      if (!field) return { fault: "no field on the page", html: document.body.innerHTML.slice(0, 6000) };
      field.value = job.type;
      field.dispatchEvent(new Event("input", { bubbles: true }));
      field.dispatchEvent(new Event("change", { bubbles: true }));
      field.dispatchEvent(new Event("blur", { bubbles: true }));
    }
    const ended = happened("notifyQti3EndAttemptCompleted");
    player.endAttempt("done");
    const state = (await ended).state;
    await new Promise((resolve) => setTimeout(resolve, 50));
    const outcome = (name) => (state.outcomeVariables.find((v) => v.identifier === name) || {}).value;
    return { score: outcome("SCORE"), feedback: outcome("FEEDBACK"), text: document.body.innerText };
  }, job);
}

(async () => {
  const jobs = JSON.parse(fs.readFileSync(jobsFile, "utf8"));
  const browser = await puppeteer.launch({ executablePath: chromium, headless: true, args: ["--no-sandbox"] });
  try {
    const page = await browser.newPage();
    page.on("pageerror", (error) => console.error("page:", error.message));
    await page.setContent('<!doctype html><meta charset="utf-8"><body></body>');
    await page.addStyleTag({ path: path.join(modules, "qti3-item-player/dist/qti3Player.css") });
    await page.addScriptTag({ path: path.join(modules, "vue/dist/vue.min.js") });
    await page.addScriptTag({ path: path.join(modules, "qti3-item-player/dist/qti3Player.umd.min.js") });
    const played = [];
    for (const job of jobs) played.push(await play(page, job).catch((error) => ({ fault: error.message })));
    if (screenshot) await page.screenshot({ path: screenshot, fullPage: true });
    console.log(JSON.stringify(played));
  } finally {
    await browser.close();
  }
})().catch((error) => {
  console.error(error.stack);
  process.exit(1);
});
