// The answers of a question in every method: read from its fields, put back, and made easy to tap.
"use strict";
const marks = (() => {
  const all = (selector, from) => [...from.querySelectorAll(selector)];
  const options = (form) => all(".opt", form);
  const named = (opt) => $(".name", opt).textContent;
  const field = (opt) => $("select, input[type=number]", opt);

  function cell(opt) {
    const box = $("input[type=checkbox]", opt);
    if (box) return box.checked ? "1" : "0";
    const picked = $("input[type=radio]:checked", opt);
    return field(opt) ? field(opt).value : picked ? picked.value : "";
  }

  /** As the laptop keeps it; "" as long as nothing is chosen. */
  function answer(form) {
    const cells = options(form).map(cell);
    const nothing = form.dataset.method === "resistance" ? [""] : ["", "0"];
    return cells.some((each) => !nothing.includes(each)) ? cells.join(",") : "";
  }

  function put(form, said) {
    const cells = options(form).length > 1 ? said.split(",") : [said];
    options(form).forEach((opt, at) => {
      const value = cells[at] || "";
      for (const each of all("input[type=checkbox], input[type=radio]", opt)) each.checked = each.type === "checkbox" ? value === "1" : each.value === value;
      if (field(opt)) field(opt).value = value || (form.dataset.method === "dots" ? "0" : "");
    });
    dress(form);
  }

  /** The answer in words: [line, its sign, its kind], as on the last look. */
  function words(form, said) {
    const quick = $(`.choice[value="${said || "blank"}"]`, form);
    if (quick) return [[quick.dataset.word, $("b", quick).textContent, said || "blank"]];
    if (!said) return [[_("Not answered, so it is blank"), "○", "blank"]];
    if (said === "blank") return [[_("Blank"), "○", "blank"]];
    const { method } = form.dataset;
    if (method === "yes_no_blank" || method === "scale") {
      const picked = $(`input[value="${said}"]`, form).closest("label");
      return [[named(picked), method === "scale" ? "" : $("b", picked).textContent, method === "scale" ? "plain" : said]];
    }
    const marked = options(form).map((opt) => [named(opt), cell(opt)]);
    if (method === "ranking") marked.sort((a, b) => (a[1] || 99) - (b[1] || 99));
    const told = { approval: (name) => name, ranking: (name, mark) => `${mark}. ${name}` };
    const line = told[method] || ((name, mark) => `${name}: ${mark}`);
    return marked.filter(([, mark]) => method === "resistance" || (mark && mark !== "0")).map(([name, mark]) => [line(name, mark), "", "plain"]);
  }

  /** What is wrong with it, as long as it cannot go into the box; "" when it can. */
  function wrong(form) {
    const cells = options(form).map(cell);
    const { method, most } = form.dataset;
    if (method === "resistance" && answer(form) && cells.includes("")) return _("Give every option a number, or none.");
    const spent = cells.reduce((sum, each) => sum + Number(each), 0);
    const limited = method === "dots" || (method === "approval" && most > 0);
    return limited && spent > most ? _("That is more than you have. Take some away.") : "";
  }

  // --- crosses and dots: how many are left ---

  function count(form) {
    const { method, most } = form.dataset;
    if (method !== "dots" && !(method === "approval" && most > 0)) return;
    const spent = options(form).map(cell).reduce((sum, each) => sum + Number(each), 0);
    const left = most - spent;
    $(".count", form).textContent = wrong(form) || (method === "dots" ? _("{n} of {most} dots left") : _("{n} of {most} crosses left")).replace("{n}", left).replace("{most}", most);
    $(".count", form).classList.toggle("over", left < 0);
    for (const opt of options(form)) {
      const box = $("input[type=checkbox]", opt);
      if (box) opt.classList.toggle("full", left <= 0 && !box.checked);
      for (const button of all(".less, .more", opt)) button.setAttribute("aria-disabled", button.className.includes("less") ? Number(cell(opt)) <= 0 : left <= 0);
    }
  }

  function step(button) {
    const form = button.form;
    if (button.getAttribute("aria-disabled") === "true") return;
    const input = $("input", button.closest(".opt"));
    input.value = Number(input.value) + (button.className.includes("less") ? -1 : 1);
    form.dispatchEvent(new Event("change", { bubbles: true }));
  }

  // --- a ranking: tap in your order; up, down and out by buttons of their own ---

  const rank = (opt) => Number(field(opt).value) || 0;
  const order = (form) => options(form).filter(rank).sort((a, b) => rank(a) - rank(b));

  function number(form, ordered) {
    for (const opt of options(form)) field(opt).value = "";
    ordered.forEach((opt, at) => { field(opt).value = at + 1; });
    form.dispatchEvent(new Event("change", { bubbles: true }));
  }

  function ranked(form) {
    const list = $(".list", form);
    let view = $(".ranked", form);
    if (!view) {
      view = document.createElement("ol");
      view.className = "ranked";
      list.hidden = true;
      list.after(view);
      view.addEventListener("click", (event) => { const button = event.target.closest("button"); if (button) move(form, button); });
    }
    const first = order(form);
    const rest = options(form).filter((opt) => !rank(opt));
    view.textContent = "";
    for (const opt of [...first, ...rest]) {
      const row = view.appendChild(document.createElement("li"));
      row.className = rank(opt) ? "taken" : "";
      const made = (act, text, label) => {
        const button = row.appendChild(document.createElement("button"));
        Object.assign(button, { type: "button", textContent: text });
        button.dataset.act = act;
        button.dataset.at = options(form).indexOf(opt);
        if (label) button.setAttribute("aria-label", label.replace("{option}", named(opt)));
        return button;
      };
      if (!rank(opt)) {
        made("take", named(opt)).className = "take";
        continue;
      }
      const told = row.appendChild(document.createElement("span"));
      told.className = "name";
      told.textContent = `${rank(opt)}. ${named(opt)}`;
      made("up", "↑", _("Up: {option}"));
      made("down", "↓", _("Down: {option}"));
      made("out", "×", _("Take out: {option}"));
    }
  }

  function move(form, button) {
    const opt = options(form)[button.dataset.at];
    const ordered = order(form);
    const at = ordered.indexOf(opt);
    const { act } = button.dataset;
    if (act === "take") ordered.push(opt);
    else if (act === "out") ordered.splice(at, 1);
    else {
      const to = Math.max(0, Math.min(ordered.length - 1, at + (act === "up" ? -1 : 1)));
      ordered.splice(at, 1);
      ordered.splice(to, 0, opt);
    }
    number(form, ordered);
    const place = rank(opt);
    $(".count", form).textContent = place ? _("Number {n}: {option}").replace("{n}", place).replace("{option}", named(opt)) : _("Taken out: {option}").replace("{option}", named(opt));
    const again = $(`[data-at="${button.dataset.at}"][data-act="${act === "take" || act === "out" ? (place ? "up" : "take") : act}"]`, form);
    const next = act === "take" && $(".take", form);
    (next || again || button).focus();
  }

  function dress(form) {
    count(form);
    if (form.dataset.method === "ranking") ranked(form);
  }

  return { answer, put, words, wrong, dress, step };
})();
