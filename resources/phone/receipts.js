// The list of receipts: the one that this device got is marked in it.
"use strict";
(() => {
  const line = $("#mine");
  if (!line) return;
  const poll = location.pathname.split("/").pop();
  const mine = JSON.parse(tab.get("bordrunde/receipts") || "[]").find((each) => each.poll === poll);
  if (!mine) return;
  const found = [...document.querySelectorAll(".receipts code")].find((each) => each.textContent === mine.receipt);
  if (found) found.parentElement.className = "mine";
  line.textContent = (found ? _("Your receipt {receipt} is on the list.") : _("Your receipt {receipt} is not on the list. Did somebody else vote with your card after you? Tell a facilitator.")).replace("{receipt}", mine.receipt);
  line.className = found ? "good" : "problem";
})();
