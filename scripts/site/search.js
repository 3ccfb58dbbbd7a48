// Shows the rules that hold every word that is sought, and says how many there are.
(() => {
  "use strict";
  const field = document.getElementById("search");
  const said = document.getElementById("found");
  const rules = Array.from(document.querySelectorAll(".rules li"));
  const groups = Array.from(document.querySelectorAll(".rules"));
  const find = () => {
    const words = field.value.toLowerCase().split(/\s+/).filter(Boolean);
    let found = 0;
    for (const rule of rules) {
      rule.hidden = !words.every((word) => rule.dataset.words.includes(word));
      found += rule.hidden ? 0 : 1;
    }
    for (const group of groups) group.hidden = !group.querySelector("li:not([hidden])");
    said.textContent = said.dataset.words.replace("0", found);
  };
  document.getElementById("searching").hidden = false;
  field.addEventListener("input", find);
  find();
})();
