// A table's time: the laptop's clock, whatever this device's says.
"use strict";
/** Only what is other is written, or it would be read aloud again. */
const say = (at, said) => { if (at.textContent !== said) at.textContent = said; };
const put = (selector, said) => say($(selector), said);

function tableTime() {
  let timer = null;
  let offsets = [];
  let tie = 0; // between the host's time and its steady clock: another means that its time was set
  let told = "";
  let step = null; // the step that was shown last

  function drawTime() {
    const place = $("#timer");
    place.hidden = !timer;
    if (place.hidden) return drawStep(null);
    const now = performance.now() + Math.max(...offsets);
    const left = timer.ends - (timer.paused || now);
    const on = stepAt(left);
    drawLeft(place, left, on && left > on.left ? _("{time} left in all") : "");
    drawStep(on);
    announce(on ? on.left : left);
  }

  function drawLeft(place, left, inAll) {
    const seconds = left < 0 ? Math.floor(-left / 1000) : Math.ceil(left / 1000);
    const minutes = Math.floor(seconds / 60);
    const hours = [_("{n} h").replace("{n}", Math.floor(minutes / 60)), _("{n} min").replace("{n}", minutes % 60)];
    const digits = minutes > 90 ? hours.join(" ") : `${minutes}:${String(seconds % 60).padStart(2, "0")}`;
    const said = left < 0 ? _("{time} over") : timer.paused ? _("{time} left, paused") : inAll || _("{time} left");
    place.textContent = said.replace("{time}", digits);
    place.classList.toggle("over", left < 0);
  }

  /** The step that is on while so much of the item's time is left; overtime belongs to the one that was on. */
  function stepAt(left) {
    const { steps, first } = timer;
    if (!steps.length) return null;
    const last = steps.length - 1;
    const at = steps.findIndex(([, until], index) => index === last || Math.max(0, left) > until);
    const [title, until] = steps[at];
    const name = _("{n} of {count}: {step}").replace("{n}", first + at).replace("{count}", first + last).replace("{step}", () => title);
    return { name, left: left - Math.max(0, until), then: at < last ? steps[at + 1][0] : "" };
  }

  function drawStep(on) {
    $("#step").hidden = !on;
    if (on) {
      put("#step-name", on.name);
      put("#then", on.then && _("Then: {title}").replace("{title}", () => on.then));
      drawLeft($("#step-left"), on.left);
      if (step !== null && step !== on.name) $("#spoken").textContent = on.name;
    }
    step = on ? on.name : "";
  }

  function announce(left) {
    const minute = Math.ceil(left / 60000);
    const said = minute === 5 ? _("Five minutes left") : minute === 1 ? _("One minute left") : minute === 0 ? _("The time is up") : "";
    if (said && said !== told) $("#spoken").textContent = said;
    told = said;
  }

  /** What the laptop tells of its clock and of the item's time. */
  function took(answer) {
    const before = tie;
    tie = answer.now - answer.up;
    if (Math.abs(tie - before) > 1000) offsets = [];
    offsets = [...offsets.slice(-7), answer.now - performance.now()];
    timer = answer.state.timer;
    drawTime();
  }

  setInterval(drawTime, 500);
  return { took };
}
