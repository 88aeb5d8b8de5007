// What waits on this device, in pockets: one for each meeting day and table, whatever its code is by now.
"use strict";
const pockets = (() => {
  const OUT = "bordrunde/out/";
  const NO = "bordrunde/no/";
  const under = (prefix) => device.keys().filter((key) => key.startsWith(prefix));
  const read = (key) => JSON.parse(device.get(key) || "null") || {};
  const waiting = (pocket) => under(`${OUT}${pocket}/`);
  const refused = (pocket) => under(`${NO}${pocket}/`);
  const entries = (pocket) => [...refused(pocket), ...waiting(pocket)].map(read).filter(({ act }) => act);

  function put(pocket, entry) {
    const count = Number(device.get("bordrunde/count") || 0) + 1;
    device.set("bordrunde/count", String(count));
    device.set(`${OUT}${pocket}/${String(count).padStart(9, "0")}/${freshId().slice(0, 8)}`, JSON.stringify(entry));
  }
  function refuse(key, entry) {
    device.set(key.replace(OUT, NO), JSON.stringify(entry));
    device.remove(key);
  }
  /** The pockets that hold something: "day/table". */
  const filled = () => [...new Set([...under(OUT), ...under(NO)].map((key) => key.split("/").slice(2, 4).join("/")))];
  /** What its notes say, in order; those taken back before they were sent are left out. */
  function texts(pocket) {
    const said = new Map();
    for (const { act, body } of entries(pocket)) {
      if (act === "withdraw") said.delete(body.note);
      else if (body.text || body.title) said.set(body.note || body.sent, body.text || body.title);
    }
    return [...said.values()];
  }
  const count = (pocket) => new Set(entries(pocket).map(({ body }) => body.note).filter(Boolean)).size;
  /** What a proposal that is under way makes of the notes it is for; gives those it is for. */
  function laid(body, rows) {
    const notes = Object.keys(body).filter((name) => name.startsWith("pick-")).map((name) => rows.get(name.slice(5))).filter(Boolean);
    for (const note of notes) Object.assign(note, { themes: body.none ? null : [body.title], declined: null });
    return notes;
  }
  return { laid, read, waiting, refused, entries, put, refuse, filled, texts, count };
})();

/** A box with the words of some pockets, to read and to copy; plain http has no clipboard but this. */
function showWords(box, names) {
  const field = $("textarea", box);
  const typed = names.flatMap(pockets.texts).join("\n\n");
  if (names.length && field.value !== typed) field.value = typed;
  box.hidden = !field.value;
  $(".copy", box).onclick = () => { field.select(); document.execCommand("copy"); };
}

(function whatIsShutOut() {
  const box = $("#unsent[data-code]");
  if (!box) return;
  const names = pockets.filled().filter((each) => pockets.entries(each).some(({ code }) => code === box.dataset.code));
  showWords(box, names);
})();
