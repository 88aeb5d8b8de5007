// Sends what waits on this device, in order, until the laptop has it on disk; a table's pages share it.
"use strict";
function outbox({ code, pocket, about, isOver, draw, contact, gone, done, idle, anew }) {
  const { read } = pockets;
  const pause = patience();
  let pumping = false;

  function post(act, body) {
    pockets.put(pocket, { act, body, code, ...about, name: $("header .name").textContent });
    draw();
    pump();
  }

  async function pump() {
    if (pumping || isOver()) return pause.hurry();
    pumping = true;
    let asked = false;
    for (let key; !isOver() && (key = pockets.waiting(pocket)[0]); ) {
      const { act, body } = read(key);
      asked = true;
      const answer = act ? await send(`/api/${act}`, { table: code, ...body }) : { kind: "done" };
      if (answer.kind === "later") {
        contact(answer.code !== "no-contact");
        await pause.rest();
        continue;
      }
      contact(true);
      pause.reset();
      if (answer.code === "table-code-unknown") {
        gone();
        break;
      }
      if (answer.kind === "no") pockets.refuse(key, { ...read(key), sentence: answer.sentence });
      else done(act, body);
      device.remove(key);
      draw(answer);
    }
    pumping = false;
    if (asked) idle();
  }

  function drawRefused() {
    const list = $("#refused-list");
    list.textContent = "";
    for (const key of pockets.refused(pocket)) {
      const { act, body, sentence } = read(key);
      const item = list.appendChild(document.createElement("li"));
      const add = (tag, said, kind) => { const made = item.appendChild(document.createElement(tag)); made.textContent = said; made.className = kind || ""; return made; };
      if (body.text || body.title) add("p", body.text || body.title, "words");
      add("p", sentence || "", "fine");
      const other = anew && anew(act, body);
      if (other) add("button", _("Send as a new note"), "").addEventListener("click", () => { device.remove(key); other(); });
      add("button", _("Send again"), "").addEventListener("click", () => { device.remove(key); post(act, body); });
      add("button", _("Delete it here"), "quiet").addEventListener("click", () => { device.remove(key); draw(); });
    }
    $("#refused").hidden = !list.children.length;
  }

  window.addEventListener("online", () => pause.hurry());
  return { post, pump, drawRefused, hurry: pause.hurry };
}
