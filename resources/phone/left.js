// What this device holds of other tables and days: told by number, never shown, sent only when asked.
"use strict";
function leftOver({ code, place, pocket: own, redraw }) {
  const box = $("#left");
  let drawn = "";
  let sending = false;
  const others = () => pockets.filled().filter((each) => each !== own);
  const held = () => others().map((each) => `${each} ${pockets.entries(each).length}`).join();

  function draw() {
    const now = held();
    if (now === drawn || sending) return;
    drawn = now;
    for (const row of box.querySelectorAll("details")) row.remove();
    box.append(...others().map(made));
    box.hidden = !now && !$("#left-told").textContent;
  }

  function made(pocket) {
    const row = document.importNode($("#left-row").content, true).firstElementChild;
    const kept = `bordrunde/kept/${pocket}`;
    const [last] = pockets.entries(pocket).slice(-1);
    const say = (text) => text.replace("{table}", last.table);
    const where = pocket.startsWith(`${place}/`) ? "" : `, ${dated(last)}`;
    $("summary", row).textContent = say(_("Never sent from table {table}")) + `${where} (${pockets.count(pocket)})`;
    $(".send", row).textContent = say(_("Send them as table {table}'s"));
    $(".send", row).onclick = () => hand(pocket, row, say);
    $(".keep", row).onclick = () => { tab.set(kept, "yes"); row.open = false; };
    row.open = !tab.get(kept);
    return row;
  }

  function dated({ day, name }) {
    const then = new Date(`${day}T12:00`).toLocaleDateString(lang, { day: "numeric", month: "long", year: "numeric" });
    return name === $("header .name").textContent ? then : `${then}, ${name}`;
  }

  async function hand(pocket, row, say) {
    const told = (text) => { $(".told", row).textContent = say(text); };
    sending = $(".send", row).disabled = true;
    told(_("Sending …"));
    const { sent, stopped } = await sendAll(pocket);
    sending = $(".send", row).disabled = false;
    if (stopped) {
      drawn = held(); // this row stays, with what it says
      return stopped.code === "table-code-unknown" ? shutOut(pocket, row, told) : told(stopped.sentence);
    }
    $("#left-told").textContent = say(_("Sent as table {table}'s")) + (sent ? ` (${sent})` : "");
    redraw();
  }

  /** How many notes went out, and what said no to one of the others. */
  async function sendAll(pocket) {
    let sent = 0;
    let stopped = null;
    for (const key of [...pockets.refused(pocket), ...pockets.waiting(pocket)]) {
      const { act, body, code: theirs } = pockets.read(key);
      const past = act === "help"; // a call for help that is past is no longer one
      const answer = past ? { kind: "done" } : await send(`/api/${act}`, { ...body, table: theirs, here: code });
      if (answer.kind === "done") {
        sent += act === "note";
        device.remove(key);
        continue;
      }
      stopped = { code: answer.code, sentence: answer.sentence || _("No contact with the laptop just now. Try again in a moment.") };
      if (answer.kind === "later" || answer.code === "table-code-unknown") break;
    }
    return { sent, stopped };
  }

  function shutOut(pocket, row, told) {
    const today = pocket.startsWith(`${place}/`);
    if (!today) showWords($(".words-box", row), [pocket]); // nobody here can open that sheet any more
    told(today
      ? _("Table {table} has a new code. Open its sheet with that code on this device, and they are sent by themselves.")
      : _("This laptop cannot take them in. Give them to the facilitator: here are the words."));
    $(".send", row).hidden = true;
    $("a", row).hidden = !today;
  }

  return { draw };
}
