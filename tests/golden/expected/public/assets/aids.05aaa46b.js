(function () {
"use strict";
var speech = window.speechSynthesis;
var LONGEST = 180;
function sentences() {
var parts = document.querySelectorAll(".doc-head h1, .doc-body");
var words = Array.from(parts.length ? parts : document.querySelectorAll("main h1, main li, main p")).map(function (part) {
return part.innerText;
}).join("\n");
var found = [];
(words.match(/[^。！？；\n]+[。！？；]?/g) || []).forEach(function (one) {
for (var at = 0; at < one.length; at += LONGEST) { found.push(one.slice(at, at + LONGEST)); }
});
return found.filter(function (one) { return one.trim(); });
}
function label(text) {
document.querySelectorAll("[data-do=speak]").forEach(function (button) { button.textContent = text; });
}
function speak() {
if (speech.speaking || speech.pending) {
speech.cancel();
label("朗读");
return;
}
label("停止朗读");
var all = sentences();
all.forEach(function (one, i) {
var spoken = new SpeechSynthesisUtterance(one);
spoken.lang = "zh-CN";
spoken.rate = 0.95;
if (i === all.length - 1) { spoken.onend = function () { label("朗读"); }; }
speech.speak(spoken);
});
}
function copy() {
var link = document.querySelector("link[rel=canonical]");
var address = link ? link.href : window.location.href.split("#")[0];
function said(words) {
document.querySelectorAll("[data-copied]").forEach(function (place) { place.hidden = false; place.textContent = words; });
}
if (navigator.clipboard && window.isSecureContext) {
navigator.clipboard.writeText(address).then(function () { said("已复制"); }, function () { said(address); });
} else {
said(address);
}
}
function code(then) {
var place = document.querySelector("[data-qr]");
if (!place || window.SitegenQr) { then(); return; }
var script = document.createElement("script");
script.src = place.getAttribute("data-qr");
script.onload = then;
script.onerror = then;
document.head.append(script);
}
function scan(button) {
var paper = document.querySelector(".paper");
if (!paper) { return; }
code(function () {
if (window.SitegenQr && window.SitegenQr.draw) { window.SitegenQr.draw(); }
button.setAttribute("aria-expanded", String(paper.classList.toggle("paper-shown")));
if (paper.classList.contains("paper-shown")) { paper.scrollIntoView({ block: "center" }); }
});
}
function print() {
code(function () { window.print(); });
}
function leaving(event) {
var link = event.target.closest ? event.target.closest("a.external") : null;
if (!link || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey || !window.HTMLDialogElement) { return; }
event.preventDefault();
var box = document.createElement("dialog"), text = document.createElement("p"), where = document.createElement("strong");
var go = document.createElement("a"), stay = document.createElement("button"), row = document.createElement("p");
box.className = "leaving";
box.setAttribute("aria-label", "离开本网站提示");
text.textContent = "您即将离开本网站，前往：";
where.textContent = link.hostname;
go.href = link.href;
go.rel = "noopener noreferrer";
go.textContent = "继续访问";
stay.type = "button";
stay.textContent = "留在本网站";
row.append(go, stay);
box.append(text, where, row);
document.body.append(box);
function shut() { box.close(); }
stay.addEventListener("click", shut);
go.addEventListener("click", shut);
box.addEventListener("close", function () { box.remove(); link.focus(); });
box.showModal();
}
document.addEventListener("DOMContentLoaded", function () {
if (speech && window.SpeechSynthesisUtterance) {
document.querySelectorAll("[data-speech], [data-do=speak]").forEach(function (part) { part.hidden = false; });
window.addEventListener("pagehide", function () { speech.cancel(); });
}
document.addEventListener("keydown", function (event) {
if (event.key === "Control" || event.key === "Meta") { code(function () {}); }
});
function reachable(box) {
if (box.scrollWidth <= box.clientWidth || box.tabIndex === 0) { return; }
box.tabIndex = 0;
box.setAttribute("role", "region");
box.setAttribute("aria-label", box.matches("figure") ? "图表，可左右滚动" : "表格，可左右滚动");
}
var watch = window.ResizeObserver ? new ResizeObserver(function (all) { all.forEach(function (one) { reachable(one.target.closest(".table-scroll, figure.chart")); }); }) : null;
document.querySelectorAll(".table-scroll, figure.chart").forEach(function (box) {
reachable(box);
if (watch) { watch.observe(box); watch.observe(box.firstElementChild); }
});
document.addEventListener("click", function (event) {
var button = event.target.closest ? event.target.closest("[data-do]") : null;
var action = button ? { speak: speak, copy: copy, print: print, code: scan }[button.getAttribute("data-do")] : null;
if (action) { action(button); }
leaving(event);
});
});
}());
