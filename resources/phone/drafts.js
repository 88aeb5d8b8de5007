// The pages on which tables write, mark and answer: what is typed stays on the device until the laptop has it on disk.
"use strict";
(() => {
  const root = $("#drafts");
  if (!root) return;
  const { code, stamp } = root.dataset;
  const forms = [...root.querySelectorAll("form")];
  const KEEP = "bordrunde/draft/";
  let inContact = true;
  let busy = false;
  let pause = null;

  const fieldsOf = (form) => Object.fromEntries(new FormData(form));
  const visible = (form) => [...form.elements].filter((each) => each.name && each.type !== "hidden");
  const keyOf = (form) => (form.dataset.keep ? KEEP + form.dataset.keep : "");
  const said = (each) => (each.type === "radio" ? (each.checked ? each.value : "") : each.value);
  const typed = (form) => visible(form).map(said).join("\n");
  const fresh = new Map(forms.map((form) => [form, typed(form)]));
  const isTouched = (form) => typed(form) !== fresh.get(form);

  function tell(form, words, kind = "") {
    const line = $(".saved", form);
    if (line.textContent !== words) line.textContent = words;
    line.className = `saved ${kind}`;
  }

  function keep(form) {
    const key = keyOf(form);
    if (!key || busy) return;
    if (isTouched(form)) device.set(key, JSON.stringify(fieldsOf(form)));
    else device.remove(key);
    tell(form, isTouched(form) ? _("Kept on this device; not sent yet.") : "");
  }

  /** What was typed here before comes back with the version it was written over, so that nothing is overwritten. */
  function restore(form) {
    const kept = JSON.parse(device.get(keyOf(form)) || "null");
    if (!kept) return;
    const isOld = form.version && form.version.value !== kept.version; // its lines may be others by now
    for (const each of form.elements) {
      if (!(each.name in kept) || each.name === "table" || (isOld && /^(line|version)$/.test(each.name))) continue;
      if (each.type === "radio") each.checked = each.value === kept[each.name];
      else each.value = kept[each.name];
    }
    if (isTouched(form)) tell(form, _("Kept on this device; not sent yet."));
    const folded = form.closest("details");
    if (folded && isTouched(form)) folded.open = true;
  }

  async function submit(form) {
    if (busy) return;
    busy = true;
    pause = patience();
    const body = fieldsOf(form);
    const button = $("button", form);
    button.disabled = true;
    const path = new URL(form.action).pathname;
    for (;;) {
      tell(form, _("Sending …"));
      const answer = await send(path, body);
      if (answer.kind === "later") {
        tell(form, _("No contact with the laptop just now. What you write waits on this device and is sent by itself."), "waiting");
        await pause.rest();
        continue;
      }
      if (answer.kind === "done") {
        device.remove(keyOf(form));
        return location.assign(answer.next); // still busy: news must not reload the page that is left
      }
      busy = false;
      button.disabled = false;
      return tell(form, answer.sentence || _("Not taken in"), "waiting");
    }
  }

  for (const form of forms) {
    if (keyOf(form)) restore(form);
    form.addEventListener("input", () => keep(form));
    form.addEventListener("change", () => keep(form));
    form.addEventListener("submit", (event) => { event.preventDefault(); submit(form); });
  }

  /** The line that is marked stands beside the question, which comes into sight. */
  function choose(line) {
    $("#chosen").textContent = [...line.closest("label").querySelectorAll("span")].map((each) => each.textContent).join(": ");
    $(".say").scrollIntoView({ block: "nearest" });
  }
  root.addEventListener("change", ({ target }) => { if (target.name === "line") choose(target); });
  const chosen = $("[name=line]:checked", root);
  if (chosen) choose(chosen);

  /** Another phase or another text: shown at once where nobody is typing, else offered. */
  function show({ state }) {
    if (state.drafts === stamp || busy) return;
    if (!forms.some(isTouched)) return location.reload();
    $("#news").hidden = false;
  }
  function contact(has) {
    if (has && !inContact && pause) pause.hurry();
    inContact = has;
  }
  listen({ stream: `/events?table=${code}&lang=${lang}`, state: `/t/${code}/state?lang=${lang}`, show, contact, gone: () => location.reload() });
})();
