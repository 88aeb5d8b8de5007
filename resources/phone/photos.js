// A table's photos: made smaller here where the device can, sent one after another, kept until then.
"use strict";
(() => {
  const root = $("#photos");
  if (!root) return;
  const { most } = root.dataset;
  let { code } = root.dataset;
  const gone = $("#gone");
  const camera = $("#camera");
  const line = $("#sending");
  const bar = $("#progress");
  const SIDE = 2048;
  const pause = patience();
  let queue = [];
  let sent = 0;

  function say(words, kind) {
    if (line.textContent !== words) line.textContent = words;
    line.className = `saved ${kind || ""}`;
  }

  /** Two thousand points are enough to read; the Wi-Fi of a room is not made for twelve million. */
  async function smaller(file) {
    try {
      const picture = await createImageBitmap(file, { imageOrientation: "from-image" });
      const scale = Math.min(1, SIDE / Math.max(picture.width, picture.height));
      const canvas = document.createElement("canvas");
      canvas.width = Math.round(picture.width * scale);
      canvas.height = Math.round(picture.height * scale);
      canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
      picture.close();
      return await new Promise((go) => canvas.toBlob((made) => go(made || file), "image/jpeg", 0.85));
    } catch {
      return file; // the laptop says what is wrong with it
    }
  }

  function put({ blob, id, item }) {
    const form = new FormData();
    form.append("item", item);
    form.append("photo", id);
    form.append("file", blob, "photo");
    return new Promise((go) => {
      const asked = new XMLHttpRequest();
      const later = () => go({ kind: "later" });
      asked.open("POST", `/t/${code}/photos?lang=${lang}`);
      asked.setRequestHeader("Accept", "application/json");
      asked.timeout = 90000;
      asked.upload.onprogress = ({ loaded, total }) => { bar.value = total ? loaded / total : 0; };
      asked.onerror = asked.ontimeout = asked.onabort = later;
      asked.onload = () => {
        if (asked.status === 200) return go({ kind: "done" });
        if (asked.status === 503 || asked.status === 429) return later();
        try { go({ kind: "no", ...JSON.parse(asked.responseText) }); } catch { later(); }
      };
      asked.send(form);
    });
  }

  function refuse(sentence) {
    const made = $("#refused-list").appendChild(document.createElement("li"));
    made.textContent = sentence;
    made.setAttribute("role", "alert");
  }

  /** A photo is on no other device, so it waits for the code that opens the sheet now. */
  function askCode() {
    say("");
    gone.hidden = false;
    gone.code.value = "";
    gone.code.focus();
    return new Promise((go) => {
      gone.onsubmit = (event) => {
        event.preventDefault();
        code = encodeURIComponent(gone.code.value.trim());
        gone.hidden = true;
        go();
      };
    });
  }

  let pumping = false;
  async function pump() {
    if (pumping) return pause.hurry();
    pumping = true;
    while (queue.length) {
      const next = queue[0];
      say(queue.length > 1 ? `${_("Sending …")} (${queue.length})` : _("Sending …"));
      bar.hidden = false;
      bar.value = 0;
      next.blob = next.blob || await smaller(next.file);
      const answer = next.blob.size > Number(most)
        ? { kind: "no", sentence: root.dataset.large }
        : await put(next);
      if (answer.kind === "later") {
        say(root.dataset.away, "waiting");
        await pause.rest();
        continue;
      }
      pause.reset();
      if (answer.code === "table-code-unknown") {
        await askCode();
        continue;
      }
      if (answer.kind === "done") sent += 1;
      else refuse(answer.sentence);
      queue.shift();
    }
    pumping = false;
    bar.hidden = true;
    const isAll = !$("#refused-list").children.length;
    say(sent ? _("Everything is saved on the laptop") : "", sent ? "all" : "");
    if (sent && isAll) location.replace(`/t/${code}/photos?lang=${lang}`);
  }

  root.addEventListener("change", (event) => {
    const files = [...(event.target.files || [])];
    if (!files.length) return;
    $("#refused-list").textContent = "";
    for (const file of files) queue.push({ file, id: freshId(), item: camera.item.value });
    event.target.value = "";
    pump();
  });
  root.addEventListener("submit", (event) => {
    if (event.target === camera) event.preventDefault();
  });
  window.addEventListener("online", () => pause.hurry());
  window.addEventListener("beforeunload", (event) => { if (queue.length) event.preventDefault(); });
})();
