// The ballot page: choose, look at it, put it in the box. The card's code is sent in bodies only.
"use strict";
(() => {
  const root = $("#vote");
  if (!root) return;
  const CARD = "bordrunde/card";
  const PENDING = "bordrunde/pending";
  const stages = ["enter", "poll", "confirm", "done"];
  const pause = patience();

  let card = "";
  let view = null; // {key, turnout, live} as the laptop told last
  let shown = ""; // the key of the poll on the page
  let stage = "enter";
  let sending = false;

  function go(next, focus = true) {
    stage = next;
    for (const each of stages) $(`#${each}`).hidden = each !== next;
    $("#foot").hidden = !card;
    if (focus) { const head = $(`#${next} h1`); if (head) head.focus(); }
    if (focus) window.scrollTo(0, 0);
  }

  function say(sentence, kind = "") {
    const line = $("#saved");
    line.textContent = sentence;
    line.className = `saved ${kind}`;
  }

  /** What was refused stays in the field, to be put right. */
  function complain(sentence, typed) {
    let line = $("#enter .problem");
    if (!line) {
      line = document.createElement("p");
      line.className = "problem";
      line.setAttribute("role", "alert");
      $("#enter form").before(line);
    }
    line.textContent = sentence;
    go("enter", false);
    $("#code").value = typed;
    $("#code").focus();
  }

  // --- the card ---

  async function check(typed) {
    say("");
    for (;;) {
      const answer = await send("/api/card", { code: typed });
      if (answer.kind === "later" && answer.code === "no-contact") {
        say(_("No contact with the laptop just now. It is tried again by itself."), "waiting");
        await pause.rest();
        continue;
      }
      pause.reset();
      say("");
      if (answer.kind !== "done") return forget(answer.sentence, typed);
      card = typed;
      tab.set(CARD, typed);
      return enter(answer.voted);
    }
  }

  async function enter(voted) {
    await fetchPoll();
    listenOnce();
    const kept = JSON.parse(tab.get(PENDING) || "null");
    if (kept && kept.code === card) return cast(kept);
    go("poll");
    showVoted(voted);
  }

  function forget(sentence, typed = "") {
    card = "";
    tab.remove(CARD);
    tab.remove(PENDING);
    if (sentence) complain(sentence, typed);
    else { const line = $("#enter .problem"); if (line) line.remove(); go("enter"); }
  }

  // --- the poll ---

  async function fetchPoll() {
    for (;;) {
      try {
        const answer = await ask(`/v/poll?lang=${lang}`);
        if (answer.ok) {
          const told = await answer.json();
          pause.reset();
          shown = told.key;
          $("#poll").innerHTML = told.html; // escaped by the laptop, in one place
          return;
        }
      } catch { /* tried again below */ }
      say(_("No contact with the laptop just now. It is tried again by itself."), "waiting");
      await pause.rest();
    }
  }

  function showVoted(voted) {
    const line = $("#voted");
    if (line) line.hidden = !voted;
  }

  let fetching = false;
  async function show(told) {
    view = told.state;
    for (const place of root.querySelectorAll(".turnout")) place.textContent = view.turnout;
    for (const place of root.querySelectorAll(".live")) place.textContent = view.live;
    if (view.key === shown || fetching || sending) return;
    fetching = true;
    await new Promise((rest) => setTimeout(rest, Math.random() * 400)); // not all phones at once
    await fetchPoll();
    fetching = false;
    say("");
    if (card) go("poll");
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
        if (!sending) say(has ? "" : _("No contact with the laptop just now. It is tried again by itself."), has ? "" : "waiting");
      },
      gone: () => {},
    });
  }

  // --- the ballot ---

  root.addEventListener("click", (event) => {
    const button = event.target.closest(".choice");
    if (!button || !button.form) return;
    event.preventDefault();
    const form = $("#cast");
    form.poll.value = button.form.dataset.poll;
    form.choice.value = button.value;
    form.ballot.value = freshId();
    form.code.value = card;
    $("#about").textContent = $("#poll h1").textContent;
    $("#chosen").className = `ballot ${button.value}`;
    $("#chosen b").textContent = $("b", button).textContent;
    $("#chosen span").textContent = button.dataset.word;
    go("confirm");
  });

  root.addEventListener("submit", (event) => {
    event.preventDefault();
    const form = event.target;
    if (form.id === "cast") cast({ poll: form.poll.value, ballot: form.ballot.value, choice: form.choice.value, code: card });
    else if (form.id === "back" || form.id === "again") { showVoted(form.id === "again"); go("poll"); look(); }
    else if (form.code) check(form.code.value);
  });

  async function cast(ballot) {
    if (sending) return;
    sending = true;
    tab.set(PENDING, JSON.stringify(ballot));
    $("#cast button").disabled = $("#back button").disabled = true;
    let answer;
    for (;;) {
      say(_("Sending …"));
      answer = await send("/api/ballot", ballot);
      if (answer.kind !== "later") break;
      say(answer.code === "too-many-tries" ? answer.sentence : _("The laptop does not answer. Your ballot is kept on this phone and sent again by itself. Leave this page open."), "waiting");
      await pause.rest();
    }
    pause.reset();
    tab.remove(PENDING);
    sending = false;
    $("#cast button").disabled = $("#back button").disabled = false;
    say("");
    if (answer.kind === "done") {
      showVoted(true);
      go("done");
      if (view && view.key !== shown) show({ state: view }); // closed while the ballot was on its way
      return;
    }
    await fetchPoll();
    go("poll");
    say(answer.sentence, "waiting");
  }

  $("#forget").addEventListener("click", () => { if (!sending) { $("#code").value = ""; forget(""); } });
  document.addEventListener("visibilitychange", () => { if (!document.hidden) pause.hurry(); });

  const scanned = decodeURIComponent(location.hash.slice(1));
  const switcher = $("#switch");
  if (scanned) {
    tab.set(CARD, scanned);
    if (tab.get(CARD)) history.replaceState(null, "", location.pathname + location.search);
  }
  window.addEventListener("hashchange", () => location.reload());
  const brought = $("#choices [name=code]");
  const kept = scanned || tab.get(CARD) || (brought && brought.value);
  if (switcher && scanned && !tab.get(CARD)) switcher.href += location.hash;
  if (kept) { go("poll", false); check(kept); }
  else go("enter", false);
})();
