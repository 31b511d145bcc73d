"use strict";
(() => {
  const main = document.querySelector("main");
  main.prepend(document.getElementById("totals"));
  const form = document.getElementById("filter");
  const told = document.getElementById("shown");
  const files = [...document.querySelectorAll(".file")].map((node) => ({
    node,
    name: (node.querySelector(".path") || node).textContent.toLowerCase(),
    rules: [...node.querySelectorAll("details > ul > li")].map((rule) => ({
      node: rule,
      severity: rule.className,
      head: rule.querySelector("p").textContent.toLowerCase(),
      items: [...rule.querySelectorAll("ul > li")].map((item) => ({
        node: item, text: item.textContent.toLowerCase(), size: Number(item.dataset.size || 1),
      })),
    })),
  }));
  let total = 0;
  for (const file of files) for (const rule of file.rules) for (const item of rule.items) total += item.size;

  const apply = () => {
    const text = form.elements.text.value.trim().toLowerCase();
    const name = form.elements.file.value.trim().toLowerCase();
    const severities = new Set([...form.querySelectorAll("[name=severity]:checked")].map((box) => box.value));
    let shown = 0;
    for (const file of files) {
      let left = 0;
      for (const rule of file.rules) {
        let some = 0;
        for (const item of rule.items) {
          const fits = severities.has(rule.severity) && file.name.includes(name)
            && (rule.head.includes(text) || item.text.includes(text));
          item.node.hidden = !fits;
          if (fits) some += item.size;
        }
        rule.node.hidden = !some;
        left += some;
      }
      const clean = !file.rules.length && severities.has("clean") && !text && file.name.includes(name);
      file.node.hidden = !left && !clean;
      shown += left;
    }
    told.textContent = told.dataset.text.replace("{shown}", shown).replace("{total}", total);
  };
  let waiting = 0;
  form.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(apply, 120); });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(apply));
  document.getElementById("fold").addEventListener("click", () => {
    const open = !document.querySelector("details.file[open]");
    for (const node of document.querySelectorAll("details.file")) node.open = open;
  });
  addEventListener("beforeprint", () => {
    for (const node of document.querySelectorAll("details")) node.open = true;
  });
  form.hidden = false;
  apply();
})();
