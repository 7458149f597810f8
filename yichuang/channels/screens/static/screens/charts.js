// The charts of a screen, drawn from the very table that stands there without scripts. Nothing moves: numbers change.
const COLOURS = { received: "#7db8f0", completed: "#ffd166", text: "#ffffff", line: "#3d5a7a" };
const charts = new Map();
let last = null;

const size = () => Math.max(14, Math.min(window.innerHeight, window.innerWidth) * 0.0295); // as the style sheet has it
const text = () => ({ color: COLOURS.text, fontSize: size(), fontFamily: getComputedStyle(document.body).fontFamily });

function months(drawn) {
  const bar = (name, key, color) => ({ name, type: "bar", data: drawn.months[key], itemStyle: { color }, barGap: "10%", barCategoryGap: "30%" });
  return {
    animation: false,
    textStyle: text(),
    grid: { left: 0, right: 0, top: size() * 0.8, bottom: 0, containLabel: true },
    xAxis: { type: "category", data: drawn.months.names, axisLabel: { ...text(), interval: 0, formatter: (name) => name.replace("月", "") }, axisTick: { show: false }, axisLine: { lineStyle: { color: COLOURS.line, width: 2 } } },
    yAxis: { type: "value", minInterval: 1, splitNumber: 3, axisLabel: text(), splitLine: { lineStyle: { color: COLOURS.line } } },
    series: [bar("收件", "cases.received", COLOURS.received), bar("办结", "cases.completed", COLOURS.completed)],
  };
}

function departments(drawn) {
  const { names } = drawn.departments;
  return {
    animation: false,
    textStyle: text(),
    grid: { left: 0, right: size() * 5, top: 0, bottom: 0, containLabel: true },
    xAxis: { type: "value", show: false },
    yAxis: { type: "category", inverse: true, data: names, axisLabel: { ...text(), interval: 0, width: size() * 9, overflow: "truncate" }, axisTick: { show: false }, axisLine: { show: false } },
    series: [{ type: "bar", data: drawn.departments["cases.completed"], itemStyle: { color: COLOURS.completed }, barWidth: "55%", barMaxWidth: size() * 1.8, label: { show: true, position: "right", ...text(), formatter: ({ value }) => value.toLocaleString("en") } }],
  };
}

const KINDS = { months, departments };

// Draw what changed; a chart is made once.
export function draw(snapshot) {
  last = snapshot;
  for (const place of document.querySelectorAll("[data-chart]")) {
    const kind = place.dataset.chart;
    const now = JSON.stringify(snapshot[kind]);
    if (!charts.has(place)) {
      place.hidden = false;
      sizes.observe(place);
      charts.set(place, { chart: window.echarts.init(place, null, { renderer: "canvas" }), shown: "" });
    }
    const one = charts.get(place);
    if (one.shown === now) continue;
    one.shown = now;
    one.chart.setOption(KINDS[kind](snapshot), true);
    tabulate(kind, snapshot[kind]);
  }
}

// The table stays for whoever does not see the drawing.
function tabulate(kind, { names, ...columns }) {
  const body = document.querySelector(`[data-rows=${kind}]`);
  const cell = (tag, said) => Object.assign(document.createElement(tag), { textContent: said });
  body.replaceChildren(...names.map((name, row) => {
    const line = document.createElement("tr");
    const head = cell("th", name);
    head.scope = "row";
    line.append(head, ...Object.values(columns).map((column) => cell("td", column[row])));
    return line;
  }));
}

// A place may become larger or smaller by itself: the sign takes room away.
const sizes = new ResizeObserver((places) => {
  for (const { target } of places) {
    const one = charts.get(target);
    one.chart.resize();
    one.shown = "";
  }
  draw(last);
});
