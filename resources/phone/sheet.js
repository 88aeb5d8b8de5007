// The note-taker's page: what is typed is kept on the device until the laptop has it on disk.
"use strict";
(() => {
  const root = $("#sheet");
  if (!root) return;
  const code = root.dataset.code;
  const entry = $("#entry");
  const fields = $("#fields");
  const { place, table, day, all } = root.dataset;
  const POCKET = `${place}/${table}`; // not the code: it may be another tomorrow, or in a minute
  const DRAFT = `bordrunde/draft/${POCKET}`;
  const KEYS = { "+": "for", "-": "against", "−": "against", "–": "against", "\"": "quote", "”": "quote", "“": "quote", "?": "question" };

  let state = null;
  let inContact = true;
  let over = false;
  let halts = false; // a delivery, at a note that is typed and not sent
  const notes = new Map(); // what is shown of each
  const time = tableTime();
  const PLAIN = { name: "", fields: [{ name: "text", label: _("The note"), longest: root.dataset.longest }] };
  let landed = []; // notes the laptop has on disk, for the moment until its own list shows them

  // --- the outbox: one entry each, so that two tabs never overwrite each other ---

  const { read } = pockets;
  const left = leftOver({ code, place, pocket: POCKET, redraw: () => draw() });
  const waiting = () => pockets.waiting(POCKET);

  const { post, pump, drawRefused, hurry } = outbox({
    code,
    pocket: POCKET,
    about: { table, day },
    isOver: () => over,
    draw: (answer) => (answer && answer.state ? show(answer) : draw()),
    contact: (has) => contact(has),
    gone: () => gone(),
    anew: (act, body) => body.text && (act === "reword" || body.item !== state.item) && (() => sendAnew(body)),
    done: (act, body) => { if (act === "note") landed.push({ act, body, at: Date.now() }); },
    idle() {
      // The stream sends differences from what it sent last; what an answer told in between may be past.
      setTimeout(look, 1000);
      if (landed.length) setTimeout(look, 3200);
    },
  });

  // --- what the page shows: the laptop's list with what is under way laid over it ---

  function seen() {
    const rows = new Map(state.notes.map((note) => [note.id, { ...note }]));
    const view = { rows, delivered: state.delivered, help: state.help };
    landed = landed.filter(({ body, at }) => Date.now() - at < 3000 && !rows.has(body.note));
    for (const each of landed) overlay(view, each, false);
    for (const key of waiting()) overlay(view, read(key), true);
    return view;
  }

  function overlay(view, { act, body }, waits) {
    const row = body && view.rows.get(body.note);
    if (act === "note" && body.item === state.item && !row) {
      view.rows.set(body.note, { ...noteOf(body), waits });
    }
    if (act === "reword" && row) view.rows.set(body.note, { ...noteOf(body), themes: row.themes, waits: waits || row.waits });
    if (act === "withdraw" && row && !waits) view.rows.delete(body.note);
    if (act === "withdraw" && row && waits) row.gone = row.waits = true;
    if (act === "theme") pockets.laid(body, view.rows);
    if (act === "deliver" && body.item === state.item) view.delivered = view.delivered || unsent();
    if (act === "reopen" && body.item === state.item) view.delivered = "";
    if (act === "help") view.help = view.help || unsent();
  }

  /** What was pressed and has not reached the laptop is never told as done. */
  const unsent = () => (over ? _("Not sent, and it will not be sent from this page: type the table's new code.")
    : _("Not sent yet: it goes as soon as there is contact with the laptop."));

  function draw() {
    if (!state) return drawSaved();
    const view = seen();
    put("#title", state.title);
    put("#task", state.task);
    put("#aside b", state.aside);
    $("#aside").hidden = !state.aside;
    put("#delivered-line", view.delivered);
    $("#delivered").hidden = !view.delivered;
    $("#delivered").classList.toggle("unsent", view.delivered !== state.delivered);
    refit();
    $(".mark input").disabled = !state.ideas; // the first is an idea
    if (marked() === "idea") mark();
    entry.hidden = $("#deliver").hidden = view.delivered || !state.item;
    $(".ends").hidden = false;
    put("#gate", state.gate);
    $("#gate").hidden = !state.gate || view.delivered;
    put("#help-line", view.help);
    $("#help-line").hidden = !view.help;
    $("#help button").disabled = view.help;
    put("#drafting a", state.drafting);
    $("#drafting").hidden = !state.drafting;
    $("#themed").hidden = !state.proposes;
    drawNotes([...view.rows.values()].reverse(), view.delivered); // the newest first
    drawRefused();
    left.draw();
    drawSaved();
  }

  function drawNotes(rows, delivered) {
    const list = $("#notes");
    const old = new Map([...list.children].map((row) => [row.dataset.id, row]));
    rows.forEach((note, index) => {
      const row = old.get(note.id) || document.importNode($("#row").content, true).firstElementChild;
      old.delete(note.id);
      fillNote(row, note, delivered);
      if (list.children[index] !== row) list.insertBefore(row, list.children[index] || null);
    });
    for (const row of old.values()) row.remove();
    if (edit.open && edit.dataset.item === state.item && state.count === state.notes.length && !rows.some(({ id }) => id === reword.note.value)) {
      drawMeanwhile({ text: "" });
    }
    const older = state.count - state.notes.length; // the newest are told, the others on the page with all
    $("#count").textContent = rows.length ? `(${rows.length + older})` : "";
    $("#none").hidden = rows.length > 0;
    $("#all").hidden = !older;
  }

  function fillNote(row, note, delivered) {
    const label = $(`.mark [value=${note.mark}]`).parentElement;
    const sign = $(".sign", row);
    sign.textContent = $("b", label).textContent;
    sign.title = label.textContent.replace(sign.textContent, "").trim();
    sign.setAttribute("aria-label", sign.title);
    $(".text", row).textContent = note.text;
    row.classList.toggle("waits", Boolean(note.waits));
    row.classList.toggle("gone", Boolean(note.gone));
    row.dataset.id = note.id;
    notes.set(note.id, note);
    drawLine(row, "proposed", note.themes && _("Theme: {theme}").replace("{theme}", () => note.themes.join(" · ")));
    drawLine(row, "declined", note.declined && _("The facilitator did not take up “{theme}”. The note stays; you can propose another.").replace("{theme}", () => note.declined.join(" · ")));
    drawLine(row, "waits", note.waits && _("Waits on this device"));
    const change = $(".change", row);
    change.hidden = Boolean(delivered || note.gone);
    change.setAttribute("aria-label", `${change.textContent}: ${[...note.text].slice(0, 30).join("")}`);
    change.href = `/t/${code}/note/${note.id}?lang=${lang}`;
    if (edit.open && reword.note.value === note.id) drawMeanwhile(note);
  }

  function drawLine(row, kind, said) {
    const line = $(`p.${kind}`, row);
    if (!said) return line && line.remove();
    const made = line || row.appendChild(document.createElement("p"));
    made.className = `fine ${kind}`;
    say(made, said);
  }

  // --- the change of one note, in front of the sheet ---

  const edit = $("#edit");
  const [reword, takeBack] = edit.querySelectorAll("form");

  function drawMeanwhile(note) {
    const other = reword.before.value !== note.text;
    const line = $(".meanwhile", edit);
    line.hidden = !other;
    line.textContent = !other ? "" : note.text ? _("Changed on another device meanwhile:") + " " + note.text
      : _("Taken back on another device meanwhile. What you save can become a note of its own.");
  }

  function openEdit(note) {
    edit.dataset.item = state.item;
    reword.note.value = takeBack.note.value = note.id;
    reword.before.value = note.text;
    reword.mark.value = note.mark;
    $(".kind", edit).hidden = Boolean(note.template);
    lay($(".fields", edit), note.template ? state.form : PLAIN, note.parts || { text: note.text });
    $(".meanwhile", edit).hidden = true;
    if (edit.showModal) edit.showModal();
    else edit.setAttribute("open", "");
  }

  function closeEdit() {
    if (edit.close) edit.close();
    else edit.removeAttribute("open");
    sure(false);
  }
  $(".cancel", edit).addEventListener("click", closeEdit);
  edit.addEventListener("close", () => sure(false));
  root.addEventListener("click", (event) => {
    const note = event.target.matches(".change") && notes.get(event.target.closest(".note").dataset.id);
    if (!note || (note.template && note.template !== state.form.name)) return; // another form: its own page has it
    event.preventDefault();
    openEdit(note);
  });

  /** Taking back asks once more, on the same button. */
  function sure(asked) {
    const button = $("button", takeBack);
    button.dataset.usual = button.dataset.usual || button.textContent;
    button.textContent = asked ? _("Yes, take it back") : button.dataset.usual;
    takeBack.dataset.sure = asked ? "yes" : "";
  }

  /** What was refused, as a note of its own; in another form than the item's, all of it in the first field. */
  function sendAnew({ before, text, ...body }) {
    const { name, fields: [first] } = state.form;
    const said = (body.template || "") === name ? body : { [first.name]: text, template: name };
    post("note", { mark: "idea", ...said, item: state.item || body.item, note: freshId(), text });
  }

  function drawSaved() {
    const line = $("#saved");
    const count = waiting().length;
    halts = halts && typed();
    let said = _("Everything is saved on the laptop");
    if (over) said = _("This table code opens nothing any more. What you see here is still on this device.");
    else if (!inContact && count) said = _("No contact with the laptop just now. What you write waits on this device and is sent by itself.") + ` (${count})`;
    else if (!inContact) said = _("No contact with the laptop just now. You can go on writing.");
    else if (halts) said = _("There is a note you have not sent yet. Send it or clear it first.");
    else if (count) said = _("Sending …");
    else if (typed()) said = _("One note is not sent yet.");
    say(line, said);
    line.className = `saved ${over || !inContact || halts ? "waiting" : count || typed() ? "" : "all"}`;
    $("#gone").hidden = !over;
    if (!over) return;
    showWords($("#unsent"), [POCKET]);
    // An edit that is open can still be kept: it waits with the rest.
    root.classList.add("over");
    for (const each of root.querySelectorAll("#entry button, #delivered button, .ends button, #refused button")) each.disabled = true;
  }

  // --- from the laptop ---

  function show(answer) {
    state = answer.state;
    draw();
    time.took(answer);
  }

  function contact(has) {
    if (has && !inContact) hurry();
    if (has !== inContact) { inContact = has; drawSaved(); }
  }

  function gone() {
    over = true;
    draw();
  }

  // --- the fields a note is written in ---

  const inputs = (box) => [...box.querySelectorAll("[data-longest], [inputmode]")];
  const values = (box) => Object.fromEntries(inputs(box).map((field) => [field.name, field.value]));
  const typed = () => inputs(fields).some((field) => field.value.trim());
  const spoken = (box) => inputs(box).some((field) => field.dataset.longest && field.value.trim());
  const fits = (box) => {
    const wrong = inputs(box).find((field) => isTooLong(field) || !field.checkValidity());
    if (wrong) { wrong.focus(); wrong.reportValidity(); }
    return !wrong;
  };

  /** What is sent; the text as the laptop will put it together, to be shown until it has. */
  function bodyOf(box, form) {
    const given = Object.fromEntries(inputs(box).map((field) => [field.name, field.value.trim()]));
    const lines = form.fields.map(({ name, said }) => given[name] && (said ? `${said}: ${given[name]}` : given[name]));
    return { ...given, template: form.name, text: lines.filter(Boolean).join("\n") };
  }

  function noteOf({ note, text, mark, template, ...rest }) {
    const parts = Object.fromEntries(Object.entries(rest).filter(([name]) => name.startsWith("part-")));
    return template ? { id: note, text, mark: "idea", template, parts } : { id: note, text, mark };
  }

  function lay(box, form, given) {
    box.dataset.form = form.name;
    box.textContent = "";
    for (const { name, label, longest, is_number } of form.fields) {
      const row = document.importNode($(is_number ? "#number-row" : "#field-row").content, true).firstElementChild;
      const field = $("textarea, input", row);
      const line = $(".too-long", row);
      if (!is_number) field.rows = form.fields.length < 3 ? 2 : 1;
      field.id = box === fields ? name : `${box.id}-${name}`;
      field.name = name;
      field.value = given[name] || "";
      field.setAttribute("aria-describedby", `${line.id = `${field.id}-long`} keys`);
      if (!is_number) field.dataset.longest = longest;
      field.required = name === "text";
      $("label", row).htmlFor = field.id;
      $("label", row).textContent = label;
      box.append(row);
      isTooLong(field);
    }
    hint(box);
  }

  /** Enter goes on to the next field, and sends from the last; the screen's keyboard says so. */
  const hint = (box) => inputs(box).forEach((field, at, all) => { field.enterKeyHint = at < all.length - 1 ? "next" : "send"; });

  /** What was typed in a form's fields; what another form held goes into the first. */
  function fill(given) {
    const names = inputs(fields).map((field) => field.name);
    const strange = Object.keys(given).filter((name) => !names.includes(name) && given[name]);
    inputs(fields).forEach((field, at) => {
      const kept = [given[field.name], ...(at ? [] : strange.map((name) => given[name]))];
      field.value = kept.filter(Boolean).join("\n");
      isTooLong(field);
    });
  }

  /** Another item may ask for another form; nothing of what was typed is lost. */
  function refit() {
    if (fields.dataset.form === state.form.name) return;
    const given = values(fields);
    const had = fields.contains(document.activeElement);
    lay(fields, state.form, {});
    fill(given);
    if (had) inputs(fields)[0].focus();
    mark();
    $(".marks").hidden = !!state.form.name;
    $("#keys").textContent = state.form.keys;
    saveDraft();
  }

  // --- from the person ---

  const marked = () => ($(".mark :checked") || {}).value || "idea";
  function mark(value = "idea", say) {
    const choice = $(`.mark [value=${value}]`);
    choice.checked = true; // the others are not any more
    choice.checked = !choice.disabled;
    if (say) $("#spoken").textContent = choice.parentElement.textContent.trim();
  }

  /** Nothing is cut: says how much is too much, and whether there is. */
  function isTooLong(field) {
    const many = !field.dataset.longest ? 0 : [...field.value.trim().normalize()].length - Number(field.dataset.longest);
    const line = field.nextElementSibling;
    line.hidden = many <= 0;
    const told = field.name === "text" ? _("{n} characters too many: a note holds {longest}. Make it shorter, or split it.")
      : _("{n} characters too many: there is room for {longest} here.");
    const said = many <= 0 ? "" : told
      .replace("{n}", many.toLocaleString(lang)).replace("{longest}", Number(field.dataset.longest).toLocaleString(lang));
    say(line, said);
    field.toggleAttribute("aria-invalid", many > 0);
    return many > 0;
  }
  root.addEventListener("input", (event) => { if (event.target.dataset.longest) isTooLong(event.target); });

  let saving = 0;
  function saveDraft() {
    clearTimeout(saving);
    if (typed() || marked() !== "idea") device.set(DRAFT, JSON.stringify({ values: values(fields), mark: marked() }));
    else device.remove(DRAFT);
    drawSaved();
  }
  function saveDraftSoon() {
    clearTimeout(saving);
    saving = setTimeout(saveDraft, 250);
  }

  fields.addEventListener("input", (event) => {
    const wanted = KEYS[event.target.value];
    if (wanted && !event.isComposing && event.inputType !== "deleteContentBackward") quick(event.target, wanted);
    else if (!event.isComposing) signed();
    saveDraftSoon();
  });
  /** A sign in an empty field marks a plain note, and chooses between arguments for and against. */
  function quick(field, wanted) {
    const there = $(`[name=part-${wanted}]`, fields);
    if (field.name === "text" ? wanted === marked() : !there) return;
    if (field.name === "text") sign = field.value;
    field.value = "";
    if (field.name === "text") return mark(wanted, true);
    there.focus();
    $("#spoken").textContent = $("label", there.parentElement).textContent;
  }
  /** The same for a note that was pasted or dictated with its sign: no number, and no list (as in form.py). */
  const SIGNED = /^([-+−–"”“?])\s*([^-+−–"”“?\d\s/>=!.,;:](?:(?!\n\s*[-+−–])[^])*)$/;
  let chosen = false; // by hand, which no sign changes
  let sign = ""; // typed for a mark
  function signOf(text) {
    const [whole, first, rest] = SIGNED.exec(text.trim()) || [];
    const isQuote = KEYS[first] === "quote";
    const bare = isQuote ? rest.replace(/["”“]+$/, "") : rest;
    return whole && [first, isQuote && /["”“]/.test(bare) ? whole : bare];
  }
  /** Of "-5 degrees" and "'Yes' she said" a sign that was typed comes back. */
  function signed(isSent) {
    const [field] = inputs(fields);
    if (sign && field.value.trim()) {
      const found = signOf(sign + field.value);
      const stays = !found || found[1][0] === sign;
      if (stays) field.value = sign + field.value;
      else if (isSent) field.value = found[1];
      if (!found) mark("idea", true);
      if (stays || isSent) sign = "";
    }
    const found = signOf(field.value);
    if (!found || chosen || field.name !== "text" || marked() !== "idea") return;
    field.value = found[1];
    mark(KEYS[found[0]], true);
  }
  fields.addEventListener("keydown", (event) => {
    const field = event.target;
    if (event.key === "Backspace" && !field.value && field.name === "text") { mark("idea", true); sign = ""; saveDraftSoon(); }
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    const next = inputs(fields)[inputs(fields).indexOf(field) + 1];
    if (next && !event.ctrlKey) return next.focus();
    entry.requestSubmit ? entry.requestSubmit() : sendNote();
  });
  entry.addEventListener("change", ({ target }) => {
    if (target.name === "mark") [chosen, sign] = [true, ""];
    saveDraftSoon();
  });

  entry.noValidate = true; // the browser would say it in its own language, over the keys
  let sentAt = 0; // the second tap of a double tap asks for nothing
  function sendNote() {
    const [first] = inputs(fields);
    if (!spoken(fields) && Date.now() - sentAt > 2000) $("#saved").textContent = _("Write the note first.");
    if (over || !spoken(fields) || !state || !state.item) return first.focus();
    if (!fits(fields)) return;
    signed(true);
    post("note", { item: state.item, note: freshId(), mark: marked(), ...bodyOf(fields, state.form) });
    sentAt = Date.now();
    for (const field of inputs(fields)) field.value = "";
    mark();
    chosen = false;
    sign = "";
    saveDraft();
    first.focus();
  }
  entry.addEventListener("submit", (event) => { event.preventDefault(); sendNote(); });

  root.addEventListener("submit", (event) => {
    const form = event.target;
    const act = form.dataset.act;
    if (!act) return;
    event.preventDefault();
    if (act === "deliver" && typed()) {
      halts = true;
      drawSaved();
      return inputs(fields)[0].focus();
    }
    if (act === "deliver" || act === "reopen") post(act, { item: state.item });
    if (act === "help") post(act, {});
    const box = $(".fields", edit);
    if (act === "reword" && spoken(box) && fits(box)) {
      const laid = box.dataset.form ? state.form : PLAIN;
      const body = { note: form.note.value, before: form.before.value, mark: form.mark.value, ...bodyOf(box, laid) };
      closeEdit();
      post(act, body);
    }
    if (act === "withdraw" && !form.dataset.sure) return sure(true);
    if (act === "withdraw") {
      closeEdit();
      post(act, { note: form.note.value });
    }
  });

  const draft = JSON.parse(device.get(DRAFT) || "null");
  if (draft && !typed()) { fill(draft.values || { text: draft.text }); mark(draft.mark); }
  inputs(fields).forEach(isTooLong);
  hint(fields);
  window.addEventListener("pagehide", saveDraft);
  document.addEventListener("visibilitychange", () => { if (document.hidden) return saveDraft(); hurry(); look(); });
  window.addEventListener("storage", draw);

  const look = listen({ stream: `/events?table=${code}&lang=${lang}&all=${all}`, state: `/t/${code}/state?lang=${lang}&all=${all}`, show, contact, gone });
  pump();
})();
