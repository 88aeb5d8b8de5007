// The ballot page: one question after another, a last look, into the box. The card's code is sent in
// bodies only. At the voting desk (data-kiosk) nothing is kept, and each member begins anew.
"use strict";
(() => {
  const root = $("#vote");
  if (!root) return;
  const CARD = "bordrunde/card";
  const PENDING = "bordrunde/pending";
  const DRAFT = "bordrunde/draft";
  const RECEIPTS = "bordrunde/receipts";
  const stages = ["enter", "poll", "confirm", "done"];
  const kiosk = root.dataset.kiosk;
  const kept = kiosk ? memory(() => { throw new Error("nothing is kept here"); }) : tab;
  const pause = patience();
  const away = _("No contact with the laptop just now. It is tried again by itself.");

  let card = "";
  let view = null; // {key, turnout, live, lives} as the laptop told last
  let shown = ""; // the key of the ballot on the page
  let stage = "enter";
  let sending = false;
  let votedIn = ""; // the key of the ballot for which this card's is in the box
  let at = 0; // the question in sight
  let looked = false; // true once the last look was reached: then each change leads back to it
  let answers = {}; // by poll

  const forms = () => [...root.querySelectorAll("#poll form.answers")];
  const texts = (form) => $("h1", form.closest(".question")).textContent;
  const said = (form) => answers[form.dataset.poll] || "";

  function go(next, focus = true) {
    stage = next;
    for (const each of stages) $(`#${each}`).hidden = each !== next;
    $("#foot").hidden = !card;
    const head = [...root.querySelectorAll(`#${next} h1`)].find((each) => each.offsetParent);
    if (focus && head) { head.setAttribute("tabindex", "-1"); head.focus(); }
    if (focus) window.scrollTo(0, 0);
  }

  function say(sentence, kind = "") {
    const line = $("#saved");
    line.textContent = sentence;
    line.className = `saved ${kind}`;
  }

  /** What was refused stays in the field, to be put right. */
  function complain(sentence, typed) {
    const line = $("#enter .problem") || problem($("#enter form"));
    line.textContent = sentence;
    go("enter", false);
    $("#code").value = typed;
    $("#code").focus();
    if (kiosk) $("#code").select();
  }

  function problem(before) {
    const line = document.createElement("p");
    line.className = "problem";
    line.setAttribute("role", "alert");
    before.before(line);
    return line;
  }

  // --- the card ---

  async function check(typed) {
    say("");
    for (;;) {
      const answer = await send("/api/card", { code: typed });
      if (answer.kind === "later" && answer.code === "no-contact") {
        say(away, "waiting");
        await pause.rest();
        continue;
      }
      pause.reset();
      say("");
      if (answer.kind !== "done") return forget(answer.sentence, typed);
      card = typed;
      kept.set(CARD, typed);
      return enter(answer.voted);
    }
  }

  async function enter(voted) {
    await fetchPoll();
    votedIn = voted ? shown : "";
    showVoted();
    listenOnce();
    const waiting = JSON.parse(kept.get(PENDING) || "null");
    if (waiting && waiting.body.code === card) return cast(waiting);
    go("poll");
  }

  function forget(sentence, typed = "") {
    card = "";
    answers = {};
    for (const each of [CARD, PENDING, DRAFT, RECEIPTS]) kept.remove(each);
    if (sentence) return complain(sentence, typed);
    const line = $("#enter .problem");
    if (line) line.remove();
    $("#unsent").hidden = true;
    go("enter");
  }

  // --- the ballot ---

  async function fetchPoll() {
    for (;;) {
      try {
        const answer = await ask(`/v/poll?lang=${lang}`);
        if (answer.ok) {
          const told = await answer.json();
          pause.reset();
          tellBack(told.key);
          shown = told.key;
          $("#poll").innerHTML = told.html; // escaped by the laptop, in one place
          return lay();
        }
      } catch { /* tried again below */ }
      say(away, "waiting");
      await pause.rest();
    }
  }

  /** A ballot that is laid on the page: what was chosen before a reload is there again. */
  function lay() {
    at = 0;
    looked = false;
    const draft = JSON.parse(kept.get(DRAFT) || "null");
    answers = draft && draft.key === shown && draft.code === card ? draft.answers : {};
    for (const form of forms()) marks.put(form, said(form));
    showVoted();
    if (view) showLive();
  }

  function showVoted() {
    for (const line of root.querySelectorAll(".voted")) line.hidden = votedIn !== shown;
  }

  /** The poll closed while something was chosen and not sent: it is told back, not lost silently. */
  function tellBack(key) {
    const left = Object.values(answers).some(Boolean) && key !== shown && shown.startsWith("open") && !sending;
    if (left) return tellUnsent(told());
    if (key.startsWith("open")) $("#unsent").hidden = true;
  }

  function tellUnsent(lines) {
    $("#unsent .rows").replaceChildren(...looks(lines));
    $("#unsent").hidden = false;
    $("#unsent h1").focus();
  }

  function turn(to) {
    const pages = [...root.querySelectorAll(".question")];
    at = Math.max(0, Math.min(to, pages.length - 1));
    pages.forEach((each, number) => { each.hidden = number !== at; });
    go("poll");
  }

  function keep(form) {
    const next = marks.answer(form);
    answers[form.dataset.poll] = next;
    kept.set(DRAFT, JSON.stringify({ key: shown, code: card, answers }));
  }

  root.addEventListener("change", (event) => {
    const form = event.target.closest("form.answers") || event.target;
    if (!form.dataset.method) return;
    if (event.target.type === "checkbox" && event.target.checked && marks.wrong(form)) event.target.checked = false;
    marks.dress(form);
    keep(form);
    const line = $(".problem", form.parentElement);
    if (line && !marks.wrong(form)) line.remove();
  });
  root.addEventListener("input", (event) => { if (event.target.type === "number" && event.target.form.dataset.method) { marks.dress(event.target.form); keep(event.target.form); } });

  root.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button || !button.form) return;
    if (button.matches(".less, .more")) return marks.step(button);
    if (!button.matches("button.choice")) return;
    event.preventDefault();
    answers[button.form.dataset.poll] = button.value;
    review();
  });

  function onward(form, to) {
    const wrong = to === "back" ? "" : marks.wrong(form);
    if (wrong) {
      const line = $(".problem", form.parentElement) || problem(form);
      line.textContent = wrong;
      line.scrollIntoView({ block: "center" });
      return;
    }
    if (to === "back") turn(at - 1);
    else if (to === "review" || looked) review();
    else turn(at + 1);
  }

  // --- the last look ---

  /** The whole ballot in words: [question, its lines] for each. */
  const told = () => forms().map((form) => [texts(form), marks.words(form, said(form))]);

  function looks(lines, change = false) {
    return lines.map(([question, words], number) => {
      const row = document.importNode($("#review-row").content, true).firstElementChild;
      const line = $(".ballot", row);
      const button = $("form", row);
      $("h2", row).textContent = question;
      for (const [text, sign, kind] of words) {
        const made = line.cloneNode(true);
        made.className = `ballot ${kind}`;
        $("span", made).textContent = text;
        const mark = $("b", made);
        if (sign) mark.textContent = sign; else mark.remove();
        line.before(made);
      }
      line.remove();
      if (change && lines.length > 1) {
        $("button", button).value = number;
        $("button", button).setAttribute("aria-label", _("Change the answer to question {n}").replace("{n}", number + 1));
      } else button.remove();
      return row;
    });
  }

  let ballot = null;
  function review() {
    looked = forms().length > 1;
    $("#answers").replaceChildren(...looks(told(), true));
    ballot = null; // drawn when it is sent, once
    go("confirm");
  }

  /** Each question has an id of its own: one for all would tie a member's answers together. */
  function drawn() {
    const body = { code: card };
    forms().forEach((form, number) => {
      const end = number ? `-${number + 1}` : "";
      body[`poll${end}`] = form.dataset.poll;
      body[`ballot${end}`] = freshId();
      body[`choice${end}`] = said(form) || "blank";
    });
    if (kiosk) body.kiosk = kiosk;
    return { body, told: told(), polls: forms().map((form) => form.dataset.poll) };
  }

  root.addEventListener("submit", (event) => {
    event.preventDefault();
    const form = event.target;
    const by = event.submitter;
    if (form.id === "cast") cast(ballot = ballot || drawn());
    else if (form.id === "back") turn(0);
    else if (form.id === "again") { if (kiosk) anew(); else { turn(0); look(); } }
    else if (form.dataset.poll) onward(form, by && by.value);
    else if (by && by.name === "go") turn(Number(by.value));
    else if (form.code) check(form.code.value);
  });

  async function cast(waiting) {
    if (sending) return;
    sending = true;
    kept.set(PENDING, JSON.stringify(waiting));
    $("#cast button").disabled = $("#back button").disabled = true;
    let answer;
    for (;;) {
      say(_("Sending …"));
      answer = await send("/api/ballot", waiting.body);
      if (answer.kind !== "later") break;
      say(answer.code === "too-many-tries" ? answer.sentence : _("The laptop does not answer. Your ballot is kept on this phone and sent again by itself. Leave this page open."), "waiting");
      await pause.rest();
    }
    pause.reset();
    kept.remove(PENDING);
    $("#cast button").disabled = $("#back button").disabled = false;
    say("");
    sending = false;
    if (answer.kind === "done") return done(waiting, answer.receipts);
    const closed = answer.code === "poll-closed";
    if (closed) answers = {}; // told back below
    await fetchPoll();
    go("poll");
    if (closed) tellUnsent(waiting.told);
    else say(answer.sentence, "waiting");
  }

  /** What was chosen is forgotten; the receipt does not tell it. */
  function done(waiting, receipts) {
    votedIn = shown;
    answers = {};
    kept.remove(DRAFT);
    for (const form of forms()) marks.put(form, "");
    at = 0;
    looked = false;
    showVoted();
    kept.set(RECEIPTS, JSON.stringify([...JSON.parse(kept.get(RECEIPTS) || "[]").filter((each) => !waiting.polls.includes(each.poll)), ...waiting.polls.map((poll, number) => ({ poll, receipt: receipts[number] }))]));
    $("#receipts ul").replaceChildren(...receipts.map((receipt, number) => {
      const row = document.createElement("li");
      row.append(document.createElement("code"), " ");
      row.firstElementChild.textContent = receipt;
      if (receipts.length > 1) row.append(waiting.told[number][0]);
      return row;
    }));
    $("#unsent").hidden = true;
    if (kiosk) card = "";
    go("done");
    turnedOff();
    if (view && view.key !== shown) show({ state: view }); // closed while the ballot was on its way
  }

  // --- what the laptop tells meanwhile ---

  function showLive() {
    for (const place of root.querySelectorAll(".turnout")) place.textContent = view.turnout;
    for (const place of root.querySelectorAll(".live")) place.textContent = view.lives ? view.lives[place.dataset.poll] || "" : view.live;
  }

  let fetching = false;
  async function show(told) {
    view = told.state;
    showLive();
    if (view.key === shown || fetching || sending) return;
    if (kiosk && !card) return;
    fetching = true;
    await new Promise((rest) => setTimeout(rest, Math.random() * 400)); // not all phones at once
    await fetchPoll();
    fetching = false;
    say("");
    if (card && stage !== "enter") go("poll", $("#unsent").hidden);
  }

  let listening = false;
  let look = () => {};
  function listenOnce() {
    if (listening) return;
    listening = true;
    look = listen({
      stream: `/events?lang=${lang}`, state: `/v/state?lang=${lang}`, show,
      contact: (has) => {
        if (has) pause.hurry();
        if (!sending) say(has ? "" : away, has ? "" : "waiting");
      },
      gone: () => {},
    });
  }

  // --- the voting desk ---

  let idle = 0;
  function anew() {
    for (const each of ["lang", "size"]) device.remove(`bordrunde/${each}`);
    location.replace(`/k/${kiosk}`); // the page, and all it knew, is gone
  }
  /** After a while without a touch; a ballot that is on its way is sent first. */
  function touched(seconds = 60) {
    clearTimeout(idle);
    if (kiosk) idle = setTimeout(() => { if (sending) touched(); else if (stage !== "enter" || $("#code").value || !$("#unsent").hidden) anew(); }, seconds * 1000);
  }
  const turnedOff = () => { if (kiosk) touched(20); };
  if (kiosk) {
    for (const each of ["pointerdown", "keydown", "input", "scroll"]) window.addEventListener(each, () => { if (stage !== "done") touched(); }, { passive: true });
    window.addEventListener("pageshow", (event) => { if (event.persisted) anew(); });
    touched();
  }

  $("#forget").addEventListener("click", () => { if (sending) return; if (kiosk) anew(); else { $("#code").value = ""; forget(""); } });
  document.addEventListener("visibilitychange", () => { if (!document.hidden) pause.hurry(); });

  const scanned = kiosk ? "" : decodeURIComponent(location.hash.slice(1));
  const switcher = $("#switch");
  if (scanned) {
    kept.set(CARD, scanned);
    if (kept.get(CARD)) history.replaceState(null, "", location.pathname + location.search);
  }
  if (!kiosk) window.addEventListener("hashchange", () => location.reload());
  const brought = $("#poll [name=code]");
  const had = scanned || kept.get(CARD) || (brought && brought.value);
  if (switcher && scanned && !kept.get(CARD)) switcher.href += location.hash;
  if (had) { go("poll", false); check(had); }
  else { go("enter", false); if (kiosk) $("#code").focus(); }
})();
