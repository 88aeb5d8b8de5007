// A card code goes on in the part of the address that no browser sends.
"use strict";
(() => {
  const form = $("form[action^='/go']");
  if (!form) return;
  form.addEventListener("submit", (event) => {
    const typed = form.code.value.replace(/[\s-]/g, "");
    if (!/^[0-9a-z]{11}$/i.test(typed)) return;
    event.preventDefault();
    location.href = `/v?lang=${lang}#${typed.toUpperCase()}`;
  });
})();
