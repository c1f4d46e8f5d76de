"use strict";
// A timed mock by GATE's rules.  Everything is in this page; nothing is sent anywhere.
const paper = JSON.parse(document.getElementById("paper").textContent);
const $ = (id) => document.getElementById(id);
const byNumber = new Map(paper.questions.map((q) => [q.number, q]));
const numbers = paper.questions.map((q) => q.number);
const store = "dlgrade mock " + paper.id;
let state = { answers: {}, marked: [], visited: [], current: numbers[0], used: 0, seen: 0, stage: "before" };
let opened = 0; // performance.now() when `state.used` was last brought up to date
let saved = true;

// ---- keeping: every change at once; the clock runs on while the page is closed ------------------------------------
function tick() {
  const now = performance.now();
  state.used += Math.max(0, now - opened) / 1000;
  opened = now;
  state.seen = Date.now();
}
function keep() {
  if (state.stage === "during") tick();
  try {
    localStorage.setItem(store, JSON.stringify(state));
  } catch (error) {
    if (saved) say("This browser keeps nothing for this page: do not close or reload it.");
    saved = false;
  }
}
function recall() {
  try {
    const found = JSON.parse(localStorage.getItem(store));
    if (!found || typeof found.answers !== "object" || !Array.isArray(found.visited)) return;
    state = { ...state, ...found };
    if (!byNumber.has(state.current)) state.current = numbers[0];
    if (state.stage === "during") state.used += Math.max(0, Date.now() - state.seen) / 1000; // set back gives nothing
  } catch (error) {} // nothing kept, or nothing that can be read: begin anew
}
const left = () =>
  paper.minutes ? Math.max(0, paper.minutes * 60 - state.used - Math.max(0, performance.now() - opened) / 1000) : Infinity;

// ---- answers as people type them ---------------------------------------------------------------------------------
function readNumber(text, decimals, unit) {
  let t = text.normalize("NFKC").replace(/[\u2212\u2012\u2013\uFE63\uFF0D]/g, "-").replace(/\u2044/g, "/").trim();
  if (unit && t.toLowerCase().endsWith(unit.toLowerCase())) t = t.slice(0, -unit.length).trim();
  t = t.replace(/(\d)[ _'](?=\d{3}(\D|$))/g, "$1");
  let m;
  if (/^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d{1,3})?$/i.test(t)) return finite(Number(t));
  if (/^[+-]?0,\d+$/.test(t)) return Number(t.replace(",", "."));
  if (/^[+-]?\d{1,3}(,\d{2,3})*,\d{3}(\.\d+)?$/.test(t)) {
    if (decimals && t.split(",").length === 2 && !t.includes(".")) return ambiguous(t);
    return Number(t.replace(/,/g, ""));
  }
  if ((m = /^([+-]?\d+(?:\.\d+)?)\s*(?:[x*×·]\s*)?10\s*(?:\^|\*\*)\s*([+-]?\d{1,3})$/.exec(t)))
    return finite(Number(m[1] + "e" + m[2]));
  if ((m = /^([+-]?\d+(?:\.\d+)?)\s*\/\s*(\d+(?:\.\d+)?)$/.exec(t)))
    return Number(m[2]) ? Number(m[1]) / Number(m[2]) : "a division by zero";
  if (/^[+-]?\d+,\d+$/.test(t)) return ambiguous(t);
  return "This is no number; write it like -0.25, 3/4 or 1e-3.";
}
const finite = (x) => (Number.isFinite(x) ? x : "This number is too large.");
const ambiguous = (t) =>
  `This may mean ${t.replace(",", ".")} or ${t.replace(",", "")}; write a point before decimals and nothing between thousands.`;
function answered(q) {
  const given = state.answers[q.number];
  if (q.kind !== "NAT") return Array.isArray(given) && given.length > 0;
  return typeof given === "string" && given.trim() !== "" && typeof readNumber(given, q.decimals, q.unit) === "number";
}

// ---- marks, in thirds so that they are exact ----------------------------------------------------------------------
function marked(q) {
  const none = { verdict: "not attempted", thirds: 0, mistakes: [] };
  if (!answered(q)) return none;
  if (q.kind === "NAT") return numeric(q, readNumber(state.answers[q.number], q.decimals, q.unit));
  const chosen = [...state.answers[q.number]].sort();
  if (chosen.join() === q.key.join()) return { verdict: "right", thirds: 3 * q.marks, mistakes: [] };
  const mistakes = [];
  for (const o of q.options) {
    const is = chosen.includes(o.label), should = q.key.includes(o.label);
    if ((is && !should) || (q.kind === "MSQ" && should && !is && o.mistake)) mistakes.push(o);
  }
  return { verdict: "wrong", thirds: q.kind === "MCQ" ? -q.marks : 0, mistakes };
}
function numeric(q, x) {
  const { low, high } = q.key, slack = 1e-12 * Math.max(1, Math.abs(low), Math.abs(high));
  const inside = (v) => low - slack <= v && v <= high + slack;
  if (inside(x)) return { verdict: "right", thirds: 3 * q.marks, mistakes: [] };
  const wrong = (mistakes) => ({ verdict: "wrong", thirds: 0, mistakes });
  const key = x < low ? low - x : x - high;
  let best = [];
  for (const d of q.diagnoses) {
    const room = q.decimals ? Math.max(0.5 / 10 ** q.decimals, Math.abs(d.value) / 1000) : Math.abs(d.value) / 1e9;
    const away = Math.abs(x - d.value);
    if (away > room + 1e-12 || away >= key) continue;
    if (!best.length || away < best[0].away) best = [{ away, d }];
    else if (away === best[0].away) best.push({ away, d });
  }
  if (best.length && new Set(best.map((b) => b.d.mistake)).size === 1) return wrong([best[0].d]);
  if (inside(-x)) return wrong([{ mistake: "", belief: "The sign is the other one.", feedback: "" }]);
  for (const power of [10, 100, 1000])
    if (inside(x * power) || inside(x / power))
      return wrong([{ mistake: "", belief: "The decimal point stands elsewhere.", feedback: "" }]);
  const near = q.decimals ? Math.max(2 * (high - low), 5 / 10 ** q.decimals, Math.abs(low) / 100) : 0;
  const close = near && low - near <= x && x <= high + near;
  return { verdict: close ? "just outside the range: rounded too early?" : "wrong", thirds: 0, mistakes: [] };
}
function asMarks(thirds) {
  const whole = Math.floor(Math.abs(thirds) / 3), rest = Math.abs(thirds) % 3, sign = thirds < 0 ? "\u2212" : "";
  return sign + (rest ? (whole ? whole + " " : "") + rest + "/3" : String(whole));
}

// ---- the screen ---------------------------------------------------------------------------------------------------
const words = { fresh: "not visited", open: "not answered", done: "answered", review: "marked", both: "answered and marked" };
function status(q) {
  const mark = state.marked.includes(q.number);
  if (answered(q)) return mark ? "both" : "done";
  return mark ? "review" : state.visited.includes(q.number) ? "open" : "fresh";
}
function say(text) {
  $("told").textContent = text;
}
function draw() {
  const counts = {};
  for (const n of numbers) {
    const q = byNumber.get(n), s = status(q), button = $("p" + n);
    counts[s] = (counts[s] || 0) + 1;
    button.className = "at " + s;
    button.setAttribute("aria-label", `Question ${n}, ${words[s]}`);
    if (n === state.current) button.setAttribute("aria-current", "true");
    else button.removeAttribute("aria-current");
    if (state.stage === "during") $("q" + n).hidden = n !== state.current;
  }
  for (const s in words) $("n-" + s).textContent = counts[s] || 0;
  const mark = $("mark"), is = state.marked.includes(state.current);
  mark.setAttribute("aria-pressed", is);
  mark.textContent = is ? "Marked for review" : "Mark for review";
  const at = numbers.indexOf(state.current);
  $("back").disabled = at === 0;
  $("next").disabled = at === numbers.length - 1;
  clock();
}
let warned = Infinity;
function clock() {
  if (!paper.minutes) return;
  const s = Math.ceil(left()), two = (x) => String(x).padStart(2, "0");
  $("clock").textContent = `${Math.floor(s / 3600)}:${two(Math.floor(s / 60) % 60)}:${two(s % 60)}`;
  for (const limit of [300, 60])
    if (s <= limit && warned > limit) {
      if (warned !== Infinity) say(limit === 60 ? "One minute is left." : "Five minutes are left.");
      warned = limit;
    }
  if (warned === Infinity) warned = s;
}
function go(number, focus) {
  state.current = number;
  if (!state.visited.includes(number)) state.visited.push(number);
  say("");
  keep();
  draw();
  if (focus) $("h" + number).focus();
  window.scrollTo(0, 0);
}
function step(by) {
  const n = numbers[numbers.indexOf(state.current) + by];
  if (n !== undefined) go(n, true);
}
function take(q) {
  const inputs = [...document.getElementsByName("a" + q.number)];
  if (q.kind === "NAT") {
    const text = inputs[0].value, found = text.trim() ? readNumber(text, q.decimals, q.unit) : 0;
    state.answers[q.number] = text;
    inputs[0].setAttribute("aria-invalid", typeof found === "string");
    $("e" + q.number).textContent = typeof found === "string" ? found + " It does not count as an answer yet." : "";
  } else state.answers[q.number] = inputs.filter((i) => i.checked).map((i) => i.value);
  keep();
  draw();
}
function fill(q) {
  const given = state.answers[q.number];
  for (const i of document.getElementsByName("a" + q.number))
    if (q.kind === "NAT") i.value = typeof given === "string" ? given : "";
    else i.checked = Array.isArray(given) && given.includes(i.value);
}
function toggle() {
  const n = state.current;
  state.marked = state.marked.includes(n) ? state.marked.filter((m) => m !== n) : [...state.marked, n];
  keep();
  draw();
}
function clear() {
  const q = byNumber.get(state.current);
  delete state.answers[q.number];
  fill(q);
  if (q.kind === "NAT") $("e" + q.number).textContent = "";
  keep();
  draw();
}
function during() {
  state.stage = "during";
  document.body.dataset.stage = "during";
  opened = performance.now();
  for (const q of paper.questions) {
    fill(q);
    if (q.kind === "NAT" && state.answers[q.number]) take(q);
  }
  go(state.current, true);
}
function submit() {
  if ($("sure").open) $("sure").close();
  if (state.stage === "during") tick();
  state.stage = "after";
  keep();
  after();
}
function row(cells) {
  const tr = document.createElement("tr");
  cells.forEach((text, i) => {
    const cell = document.createElement(i ? "td" : "th");
    if (!i) cell.scope = "row";
    cell.textContent = text;
    tr.append(cell);
  });
  return tr;
}
function after() {
  document.body.dataset.stage = "after";
  let thirds = 0, lost = 0, most = 0;
  const topics = new Map(), beliefs = new Map(), counts = { right: 0, wrong: 0, none: 0 };
  for (const q of paper.questions) {
    fill(q);
    const m = marked(q);
    thirds += m.thirds;
    most += q.marks;
    if (m.thirds < 0) lost -= m.thirds;
    counts[m.verdict === "right" ? "right" : m.verdict === "not attempted" ? "none" : "wrong"]++;
    for (const t of q.topics) {
      const [earned, all] = topics.get(t) || [0, 0];
      topics.set(t, [earned + m.thirds, all + q.marks]);
    }
    const box = $("r" + q.number);
    box.className = "verdict " + (m.verdict === "right" ? "right" : m.thirds < 0 || m.verdict !== "not attempted" ? "wrong" : "");
    box.textContent = `${m.verdict[0].toUpperCase() + m.verdict.slice(1)}: ${asMarks(m.thirds)} of ${q.marks}`;
    for (const o of m.mistakes) {
      if (o.belief) {
        const p = document.createElement("p");
        p.textContent = "It looks like the belief: " + o.belief;
        box.append(p);
        if (o.mistake) beliefs.set(o.belief, [...(beliefs.get(o.belief) || []), q.number]);
      }
    }
    for (const i of document.getElementsByName("a" + q.number)) i.disabled = true;
    $("q" + q.number).hidden = false;
    $("s" + q.number).hidden = false;
  }
  $("marks").textContent = `${asMarks(thirds)} of ${most} marks`;
  $("counts").textContent = `${counts.right} right, ${counts.wrong} wrong, ${counts.none} not attempted`
    + (lost ? `; wrong answers cost ${asMarks(lost)}.` : ".");
  const weakest = [...topics].sort((a, b) => a[1][0] / a[1][1] - b[1][0] / b[1][1] || (a[0] < b[0] ? -1 : 1));
  $("topics").replaceChildren(...weakest.map(([t, [e, all]]) => row([t, `${asMarks(e)} of ${all}`])));
  const often = [...beliefs].sort((a, b) => b[1].length - a[1].length);
  $("beliefs").replaceChildren(...often.map(([b, qs]) => row([b, qs.join(", ")])));
  $("beliefs-part").hidden = often.length === 0;
  $("result-head").focus();
  window.scrollTo(0, 0);
}

// ---- what the candidate does --------------------------------------------------------------------------------------
$("begin").addEventListener("click", during);
$("back").addEventListener("click", () => step(-1));
$("next").addEventListener("click", () => step(1));
$("mark").addEventListener("click", toggle);
$("clear").addEventListener("click", clear);
$("submit").addEventListener("click", () => {
  const done = paper.questions.filter(answered).length;
  $("sure-told").textContent = `${done} answered, ${numbers.length - done} not. Nothing can be changed afterwards.`;
  $("sure").showModal();
});
$("yes").addEventListener("click", submit);
$("no").addEventListener("click", () => $("sure").close());
$("again").addEventListener("click", () => {
  try {
    localStorage.removeItem(store);
  } catch (error) {}
  location.reload();
});
for (const q of paper.questions) {
  $("p" + q.number).addEventListener("click", () => go(q.number, true));
  for (const i of document.getElementsByName("a" + q.number)) i.addEventListener("input", () => take(q));
}
document.addEventListener("keydown", (event) => {
  if (state.stage !== "during" || $("sure").open || event.ctrlKey || event.altKey || event.metaKey) return;
  const q = byNumber.get(state.current);
  if (event.target.type === "text") {
    if (event.key === "Enter") step(1);
    return;
  }
  const key = event.key.toLowerCase(), label = key.toUpperCase();
  if (key === "n") step(1);
  else if (key === "p") step(-1);
  else if (key === "m") toggle();
  else if (q.kind !== "NAT" && q.options.some((o) => o.label === label))
    [...document.getElementsByName("a" + q.number)].find((i) => i.value === label).click();
});
setInterval(() => {
  if (state.stage !== "during") return;
  clock();
  if (left() <= 0) {
    say("The time is over; the mock was submitted.");
    submit();
  } else if (Math.abs(Date.now() - state.seen) > 5000) keep();
}, 250);
recall();
if (state.stage === "during") during();
else if (state.stage === "after") after();
