"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const byId = (id) => document.getElementById(id);
  const form = byId("filter"), list = byId("list"), pages = byId("pages"), said = byId("said");
  const names = data.names === "" && !data.place.length ? [] : data.names.split("\n");
  const { place, set, places, sets, sentences, words } = data;
  const statuses = ["clean", "findings", "unreadable", "fault"], severities = ["error", "warning", "info"];
  const columns = ["dataset", "centre", "pole", "year", "standard"];
  const SIZE = 50, MOST = 10;
  const numbers = new Intl.NumberFormat(document.documentElement.lang);
  const files = (row) => (data.files ? data.files[row] : 1);
  const path = (row) => data.folders[places[place[row]][0]] + names[row];
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (all, name) => (name in values ? values[name] : all));
  const lower = sentences.map((one) => `${data.rules[one[0]][0]} ${one[3]} ${one[4]}`.toLowerCase());
  const tallies = sets.map((numbers) => {
    const tally = [0, 0, 0];
    for (const number of numbers) tally[sentences[number][1]] += sentences[number][2];
    return tally;
  });
  const weights = tallies.map(([errors, warnings, infos]) => errors * 1e9 + warnings * 1e4 + infos);

  const make = (tag, text, style) => {
    const node = document.createElement(tag);
    if (style) node.className = style;
    if (text) node.textContent = text;
    return node;
  };
  const sentence = (node, text) => {
    text.split("`").forEach((part, number) => { if (part) node.append(number % 2 ? make("code", part) : part); });
    return node;
  };
  const told = (node, number, row) => {
    const [rule, severity, , text, more] = sentences[number];
    const name = names[row];
    const item = make("li", "", severities[severity]);
    item.append(make("b", words[severities[severity]], `word ${severities[severity]}`), " ",
      make("code", data.rules[rule][0]), make("br"));
    sentence(item, text.replaceAll("␀", name));
    if (more) item.append(" ", make("small", more.replaceAll("␀", name)));
    node.append(item);
  };
  const tally = (counts) => severities.map((one, number) => counts[number]
    && fill(words[counts[number] === 1 ? `one_${one}` : `many_${one}`], { count: numbers.format(counts[number]) }))
    .filter(Boolean).join(", ");

  let rows = [], page = 0, fits = null;
  const open = (details, row, whole) => {
    for (const node of [...details.children].slice(1)) node.remove();
    const all = sets[set[row]];
    const some = whole || !fits ? all : all.filter((number) => fits[number]);
    const chosen = some.length ? some : all;
    if (!all.length) { details.append(make("p", words.nothing, "soft")); return; }
    const found = make("ul", "", "said");
    for (const number of chosen) told(found, number, row);
    details.append(found);
    if (chosen.length < all.length) {
      const button = make("button", words.whole, "choice");
      button.type = "button";
      button.addEventListener("click", () => open(details, row, true));
      details.append(button);
    }
  };
  const entry = (row) => {
    const [, dataset, , , , standard, status] = places[place[row]];
    const item = make("li", "", statuses[status]), details = make("details"), summary = make("summary");
    summary.append(make("bdi", path(row), "path"));
    const about = [data.files ? `${numbers.format(files(row))} ${words.files}` : "", data.dataset[dataset],
      data.standard[standard], data.score && data.score[row] !== null ? `${words.score} ${data.score[row]}` : "",
      data.files ? "" : tally(tallies[set[row]]), status === 1 ? "" : words[statuses[status]]];
    summary.append(make("small", about.filter(Boolean).join(" · ")));
    details.append(summary);
    details.addEventListener("toggle", () => { if (details.open && details.children.length < 2) open(details, row, false); });
    item.append(details);
    if ((fits || status === 2) && sets[set[row]].length) { details.open = true; open(details, row, false); }
    return item;
  };
  const draw = () => {
    const first = page * SIZE, shown = rows.slice(first, first + SIZE);
    list.replaceChildren(...shown.map(entry));
    list.start = first + 1;
    const total = data.files ? rows.reduce((sum, row) => sum + files(row), 0) : rows.length;
    const all = data.files ? data.files.reduce((sum, one) => sum + one, 0) : place.length;
    byId("shown").textContent = rows.length
      ? fill(words.found, { shown: numbers.format(total), total: numbers.format(all) }) : words.none;
    pages.hidden = rows.length <= SIZE;
    pages.querySelector("span").textContent = fill(words.shown, { first: numbers.format(first + 1),
      last: numbers.format(first + shown.length), total: numbers.format(rows.length) });
    const [before, after] = pages.querySelectorAll("button");
    before.disabled = !page;
    after.disabled = first + SIZE >= rows.length;
  };
  const often = (rule) => {
    said.hidden = rule === "";
    if (rule === "") return;
    const counts = new Map();
    const bySet = new Map();
    for (const row of rows) bySet.set(set[row], (bySet.get(set[row]) || 0) + files(row));
    for (const [number, count] of bySet) {
      for (const one of sets[number]) if (fits[one]) counts.set(one, (counts.get(one) || 0) + count);
    }
    const most = [...counts].sort((one, other) => other[1] - one[1]).slice(0, MOST);
    said.querySelector("p").replaceChildren(make("code", data.rules[rule][0]), " ");
    sentence(said.querySelector("p"), data.rules[rule][1]);
    said.querySelector("ol").replaceChildren(...most.map(([number, count]) => {
      const item = sentence(make("li"), sentences[number][3].replaceAll("␀", "…"));
      item.append(" ", make("small", fill(words[count === 1 ? "in_file" : "in_files"], { count: numbers.format(count) })));
      return item;
    }));
  };
  const apply = () => {
    const asked = Object.fromEntries(new FormData(form));
    const text = asked.text.trim().toLowerCase();
    const hasMessage = asked.rule !== "" || asked.severity !== "";
    const rightPlace = places.map((one) => (asked.status === "" || one[6] === Number(asked.status))
      && columns.every((name, column) => asked[name] === "" || one[column + 1] === Number(asked[name])));
    const chosen = sentences.map((one) => (asked.rule === "" || one[0] === Number(asked.rule))
      && (asked.severity === "" || one[1] === Number(asked.severity)));
    const holds = lower.map((one, number) => chosen[number] && one.includes(text));
    const rightSet = sets.map((all) => !hasMessage || all.some((number) => chosen[number]));
    const saysSo = sets.map((all) => text !== "" && all.some((number) => holds[number]));
    rows = [];
    let inText = false;
    for (let row = 0; row < place.length; row += 1) {
      if (!rightPlace[place[row]] || !rightSet[set[row]]) continue;
      if (text === "" || saysSo[set[row]]) { rows.push(row); inText ||= text !== ""; }
      else if (path(row).toLowerCase().includes(text)) rows.push(row);
    }
    fits = inText ? holds : hasMessage ? chosen : null;
    if (asked.order) rows.sort((one, other) => weights[set[other]] - weights[set[one]] || one - other);
    page = 0;
    draw();
    often(asked.rule);
  };

  const options = (name, texts) => {
    const select = form.elements[name];
    texts.map((text, number) => [text || words.unknown, number])
      .sort((one, other) => one[0].localeCompare(other[0], document.documentElement.lang, { numeric: true }))
      .forEach(([text, number]) => {
        const option = make("option", text);
        option.value = number;
        select.append(option);
      });
    select.parentNode.hidden = texts.length < 2;
  };
  for (const name of columns) options(name, data[name]);
  options("rule", data.rules.map((rule) => rule[0]));

  let waiting = 0;
  form.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(apply, 150); });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(apply));
  pages.addEventListener("click", (event) => {
    if (event.target.value) { page += Number(event.target.value); draw(); byId("files").scrollIntoView(); }
  });
  document.addEventListener("click", (event) => {
    const choice = event.target.closest("[data-filter]");
    if (!choice) return;
    const { filter, value } = choice.dataset;
    const known = filter === "rule" ? data.rules.map((rule) => rule[0]) : data[filter];
    form.reset();
    form.elements[filter].value = known.indexOf(value);
    apply();
    byId("files-title").focus();
    byId("files").scrollIntoView();
  });
  addEventListener("beforeprint", () => { for (const node of document.querySelectorAll("main > section > details")) node.open = true; });
  byId("silent").remove();
  form.hidden = false;
  apply();
})();
