(function () {
"use strict";
var KEYS = ["kind", "issuer", "subject", "year", "validity", "interpreted"];
function cell(tag, words, label) {
var node = document.createElement(tag);
node.textContent = words;
if (label === "发文字号" || label === "文种") { node.className = "whole"; }
if (label) { node.setAttribute("data-label", label); } else { node.setAttribute("scope", "row"); }
return node;
}
function drawn(row) {
var line = document.createElement("tr"), head = cell("th", ""), link = document.createElement("a"), last = cell("td", "", "状态");
link.href = row.url;
link.textContent = row.title;
head.appendChild(link);
[["有解读", "info", row.interpreted === "有解读"], [row.validity, row.tone, true]].forEach(function (tag) {
if (!tag[2]) { return; }
var node = document.createElement("span");
node.className = "tag tag-" + tag[1];
node.textContent = tag[0];
last.appendChild(node);
});
[head, cell("td", row.number, "发文字号"), cell("td", row.kind, "文种"), cell("td", row.issuer, "发文机关"),
cell("td", row.date, "发布日期"), last].forEach(function (node) { line.appendChild(node); });
return line;
}
document.addEventListener("DOMContentLoaded", function () {
var page = document.querySelector("[data-library]");
var form = page && page.querySelector("form"), body = page && page.querySelector("[data-rows]"), data = null;
if (!form) { return; }
function load() {
data = data || window.fetch(page.getAttribute("data-library")).then(function (answer) { return answer.json(); });
return data;
}
function run() {
load().then(function (rows) {
var fields = new FormData(form), words = String(fields.get("q") || "").replace(/\s/g, "");
var left = rows.filter(function (row) {
return KEYS.every(function (key) { return !fields.get(key) || row[key] === fields.get(key); })
&& (!words || (row.title + row.number).indexOf(words) >= 0);
});
if (fields.get("sort") === "number") {
left.sort(function (a, b) { return a.number === b.number ? 0 : a.number < b.number ? 1 : -1; });
}
body.textContent = "";
left.forEach(function (row) { body.appendChild(drawn(row)); });
page.querySelector("[data-count]").textContent = left.length < rows.length ? "，符合条件" + left.length + "件" : "";
});
}
form.addEventListener("submit", function (event) { event.preventDefault(); run(); });
form.addEventListener("change", run);
form.addEventListener("input", run);
form.addEventListener("reset", function () { window.setTimeout(run); });
});
}());
