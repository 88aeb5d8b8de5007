// The themes a table proposes for its own notes: ticked here, kept on the device until the laptop has them.
"use strict";
(() => {
  const root = $("#themes");
  if (!root) return;
  const { code, place, table, day, all, longest } = root.dataset;
  const POCKET = `${place}/${table}`; // the sheet's own: what was written there goes first
  const form = $("#propose");
  const field = $("#title");
  const told = root.dataset;
  let state = null;
  let inContact = true;
  let over = false;
  let last = "";

  const box = outbox({
    code,
    pocket: POCKET,
    about: { table, day },
    isOver: () => over,
    draw: (answer) => {
      if (answer && answer.kind === "no") last = "";
      if (answer && answer.state) show(answer);
      else draw();
    },
    contact,
    gone,
    done(act, { none, title }) {
      if (act === "theme") last = none ? told.back : told.sent.replace("{theme}", () => title);
    },
    idle: () => setTimeout(() => look(), 1000),
  });

  // --- what the page shows ---

  /** The laptop's notes, with what is proposed here and not sent yet laid over them. */
  function seen() {
    const rows = new Map(state.notes.map((note) => [note.id, { ...note }]));
    for (const key of pockets.waiting(POCKET)) {
      const { act, body } = pockets.read(key);
      if (act === "theme") for (const note of pockets.laid(body, rows)) note.waits = true;
    }
    return [...rows.values()].reverse(); // the newest first
  }

  function draw() {
    if (state) {
      form.hidden = !state.proposes;
      $("#closed").hidden = state.proposes;
      const notes = seen();
      drawPicks(notes);
      drawNames(notes);
      $("#all").hidden = state.count === state.notes.length;
    }
    box.drawRefused();
    drawSaved();
  }

  const SIGNS = { for: "+", against: "−", quote: "”", question: "?" };
  function drawPicks(notes) {
    const list = $("#picks");
    const tick = (row) => $("input", row);
    const old = new Map([...list.children].map((row) => [tick(row).name, row]));
    notes.forEach((note, index) => {
      const name = `pick-${note.id}`;
      const row = old.get(name) || document.importNode($("#row").content, true).firstElementChild;
      old.delete(name);
      tick(row).name = name;
      tick(row).value = (note.themes || []).join("\n");
      $(".sign", row).textContent = SIGNS[note.mark] || "";
      $(".text", row).textContent = note.text;
      row.classList.toggle("waits", Boolean(note.waits));
      const line = $(".proposed", row);
      const said = (note.themes || []).join(" · ") + (note.waits ? ` (${told.waits})` : "");
      line.hidden = !note.themes && !note.waits;
      if ($("b", line).textContent !== said) $("b", line).textContent = said;
      const lies = $(".declined", row);
      lies.hidden = !note.declined;
      lies.textContent = note.declined ? _("The facilitator did not take up “{theme}”. The note stays; you can propose another.").replace("{theme}", () => note.declined.join(" · ")) : "";
      if (list.children[index] !== row) list.insertBefore(row, list.children[index] || null);
    });
    for (const row of old.values()) row.remove();
  }

  function drawNames(notes) {
    const names = [...new Set(notes.flatMap((note) => note.themes || []))].slice(0, 8);
    const group = $("#names");
    const shown = [...group.querySelectorAll("button")];
    group.hidden = !names.length;
    if (shown.map((each) => each.value).join("\n") === names.join("\n")) return;
    for (const each of shown) each.remove();
    for (const name of names) {
      const made = group.appendChild(document.createElement("button"));
      Object.assign(made, { name: "again", value: name, textContent: name });
    }
  }

  function drawSaved() {
    const count = pockets.waiting(POCKET).length;
    const refused = !last && pockets.refused(POCKET).length;
    const typed = !last && field.value.trim();
    let said = last || (refused ? told.no : typed ? _("Not sent yet") : _("Everything is saved on the laptop"));
    if (over) said = told.over;
    else if (!inContact && count) said = _("No contact with the laptop just now. What you write waits on this device and is sent by itself.") + ` (${count})`;
    else if (!inContact) said = _("No contact with the laptop just now. You can go on writing.");
    else if (count) said = _("Sending …");
    say(said, over || !inContact || (refused && !count) ? "waiting" : count || typed ? "" : "all");
  }

  function say(said, kind) {
    const line = $("#saved");
    if (line.textContent !== said) line.textContent = said;
    line.className = `saved ${kind}`;
  }

  // --- from the laptop ---

  function show(answer) {
    state = answer.state;
    draw();
  }
  function contact(has) {
    if (has && !inContact) box.hurry();
    if (has !== inContact) { inContact = has; drawSaved(); }
  }
  function gone() {
    over = true;
    drawSaved();
  }

  // --- from the person ---

  /** Nothing is cut: says how much is too much, and whether there is. */
  function isTooLong() {
    const many = [...field.value.trim().normalize()].length - Number(longest);
    const line = $("#title-long");
    line.hidden = many <= 0;
    line.textContent = many <= 0 ? "" : told.long.replace("{n}", many).replace("{longest}", longest);
    field.toggleAttribute("aria-invalid", many > 0);
    drawSaved();
    return many > 0;
  }
  field.addEventListener("input", isTooLong);

  let pressed = null; // an older browser does not say which button sent the form
  form.addEventListener("click", (event) => { pressed = event.target.closest("button"); });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const button = event.submitter || pressed;
    const none = button && button.name === "none";
    const again = button && button.name === "again" ? button.value : "";
    const ticked = [...form.querySelectorAll("#picks :checked")];
    const title = again || field.value.trim();
    if (!ticked.length) return stop(told.tick, $("#picks input"));
    if (!none && !title) return stop(told.name, field);
    if (!none && !again && isTooLong()) return field.focus();
    const picks = Object.fromEntries(ticked.map((each) => [each.name, each.value]));
    for (const each of ticked) each.checked = false;
    if (!none && !again) field.value = "";
    last = ""; // what came of it is said when the laptop has answered
    box.post("theme", { sent: freshId(), title, ...(none ? { none: "1" } : {}), ...picks });
    pressed = null;
  });
  function stop(said, at) {
    say(said, "waiting");
    if (at) at.focus();
  }

  document.addEventListener("visibilitychange", () => { if (!document.hidden) { box.hurry(); look(); } });
  window.addEventListener("storage", draw);
  const look = listen({ stream: `/events?table=${code}&lang=${lang}&all=${all}`, state: `/t/${code}/state?lang=${lang}&all=${all}`, show, contact, gone });
  box.pump();
})();
