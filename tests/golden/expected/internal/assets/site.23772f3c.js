(function () {
"use strict";
var root = document.documentElement;
var sizes = ["s", "m", "l", "xl"];
function load(key) {
try { return window.localStorage.getItem(key); } catch (e) { return null; }
}
function save(key, value) {
try { window.localStorage.setItem(key, value); } catch (e) { /* storage refused: it lasts for this page */ }
}
function setSize(size) {
if (sizes.indexOf(size) < 0) { size = "m"; }
root.setAttribute("data-size", size);
document.querySelectorAll("[data-do=size]").forEach(function (button) {
button.setAttribute("aria-pressed", String(button.getAttribute("data-size") === size));
});
}
function step(by) {
var at = sizes.indexOf(root.getAttribute("data-size")) + by;
var size = sizes[Math.max(0, Math.min(sizes.length - 1, at))];
setSize(size);
save("size", size);
}
function setElder(on) {
root.classList.toggle("elder", on);
document.querySelectorAll(".elder-on").forEach(function (button) {
button.setAttribute("aria-pressed", String(on));
});
}
var contrasts = ["yellow-black", "black-yellow", "white-blue"];
function setContrast(name) {
if (contrasts.indexOf(name) < 0) { name = ""; }
if (name) { root.setAttribute("data-contrast", name); } else { root.removeAttribute("data-contrast"); }
document.querySelectorAll("[data-do=contrast]").forEach(function (button) {
button.setAttribute("aria-pressed", String(button.getAttribute("data-contrast") === name));
});
}
function setPointer(on) {
root.classList.toggle("pointer", on);
document.querySelectorAll("[data-do=pointer]").forEach(function (button) { button.setAttribute("aria-pressed", String(on)); });
}
var actions = {
size: function (button) { setSize(button.getAttribute("data-size")); save("size", root.getAttribute("data-size")); },
larger: function () { step(1); },
smaller: function () { step(-1); },
contrast: function (button) { setContrast(button.getAttribute("data-contrast")); save("contrast", root.getAttribute("data-contrast") || ""); },
pointer: function () { setPointer(!root.classList.contains("pointer")); save("pointer", root.classList.contains("pointer") ? "1" : "0"); },
plain: function () {
setContrast("");
setPointer(false);
setSize("m");
["contrast", "pointer", "size"].forEach(function (key) { save(key, ""); });
},
access: function (button) {
var bar = document.getElementById("access");
bar.hidden = !bar.hidden;
button.setAttribute("aria-expanded", String(!bar.hidden));
save("access", bar.hidden ? "0" : "1");
},
elder: function () {
var on = !root.classList.contains("elder");
setElder(on);
save("elder", on ? "1" : "0");
window.scrollTo(0, 0);
}
};
function dayIn(zone) {
try {
return new Intl.DateTimeFormat("sv-SE", { timeZone: zone, year: "numeric", month: "2-digit", day: "2-digit" })
.format(new Date());
} catch (e) { return ""; }
}
function number(day) {
return Date.parse(day + "T00:00:00Z") / 86400000;
}
function freshen(table) {
var today = dayIn(table.getAttribute("data-zone"));
var warn = Number(table.getAttribute("data-warn"));
if (!/^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(today)) { return; }
var counts = { ok: 0, warn: 0, bad: 0 };
table.querySelectorAll("tr[data-due]").forEach(function (row) {
var left = number(row.getAttribute("data-due")) - number(today);
var state = left < 0 ? "bad" : left <= warn ? "warn" : "ok";
var label = row.querySelector("[data-state]");
counts[state] += 1;
row.className = "is-" + state;
label.className = "state state-" + state;
label.textContent = { bad: "未更新", warn: "即将到期（剩余" + left + "天）", ok: "正常" }[state];
if (row.getAttribute("data-last")) {
var used = Math.max(0, number(today) - number(row.getAttribute("data-last")));
row.querySelector("[data-used]").textContent = used + "天";
row.querySelector("progress").value = used;
}
});
Object.keys(counts).forEach(function (state) {
document.querySelectorAll("[data-count=" + state + "]").forEach(function (cell) {
cell.textContent = counts[state];
});
});
document.querySelectorAll("[data-now]").forEach(function (cell) { cell.textContent = today; });
document.querySelectorAll("[data-recomputed]").forEach(function (cell) { cell.hidden = false; });
}
var wished = /[?&]mode=(elder|normal)(?:&|$)/.exec(window.location.search);
if (wished) { save("elder", wished[1] === "elder" ? "1" : "0"); }
setElder(wished ? wished[1] === "elder" : load("elder") === "1");
setSize(load("size"));
setContrast(load("contrast"));
setPointer(load("pointer") === "1");
document.addEventListener("DOMContentLoaded", function () {
document.querySelectorAll("[data-script]").forEach(function (part) { part.hidden = false; });
document.querySelectorAll("[data-today]").forEach(function (part) {
var day = dayIn(part.getAttribute("data-today"));
if (!day) { return; }
part.textContent = new Date(day + "T00:00:00Z").toLocaleDateString("zh-CN",
{ year: "numeric", month: "long", day: "numeric", weekday: "long", timeZone: "UTC" });
part.hidden = false;
});
setElder(root.classList.contains("elder"));
setSize(root.getAttribute("data-size"));
setContrast(root.getAttribute("data-contrast") || "");
setPointer(root.classList.contains("pointer"));
if (load("access") === "1") { document.querySelectorAll("[data-do=access]").forEach(actions.access); }
document.querySelectorAll("table[data-fresh]").forEach(freshen);
document.addEventListener("click", function (event) {
var button = event.target.closest ? event.target.closest("[data-do]") : null;
if (button && actions[button.getAttribute("data-do")]) { actions[button.getAttribute("data-do")](button); }
});
});
}());
