(function (global) {
"use strict";
var TABLE = [[26, 10, 1], [44, 16, 1], [70, 26, 1], [100, 18, 2], [134, 24, 2], [172, 16, 4], [196, 18, 4], [242, 22, 4], [292, 22, 5], [346, 26, 5]];
var EXP = [], LOG = [];
for (var i = 0, value = 1; i < 255; i += 1) {
EXP[i] = value;
LOG[value] = i;
value = value << 1 ^ (value & 128 ? 0x11d : 0);
}
function times(a, b) { return a && b ? EXP[(LOG[a] + LOG[b]) % 255] : 0; }
function correction(data, count) {
var generator = [1];
for (var d = 0; d < count; d += 1) {
var next = generator.concat(0);
for (var k = 0; k < generator.length; k += 1) { next[k + 1] ^= times(generator[k], EXP[d]); }
generator = next;
}
var rest = data.concat(new Array(count).fill(0));
for (var at = 0; at < data.length; at += 1) {
var lead = rest[at];
for (var g = 0; lead && g < generator.length; g += 1) { rest[at + g] ^= times(generator[g], lead); }
}
return rest.slice(data.length);
}
function codewords(bytes, version) {
var total = TABLE[version - 1][0], ec = TABLE[version - 1][1], blocks = TABLE[version - 1][2], room = total - ec * blocks;
var bits = [];
function put(number, length) { for (var b = length - 1; b >= 0; b -= 1) { bits.push(number >> b & 1); } }
put(4, 4);
put(bytes.length, version < 10 ? 8 : 16);
bytes.forEach(function (byte) { put(byte, 8); });
put(0, Math.min(4, room * 8 - bits.length));
while (bits.length % 8) { bits.push(0); }
var data = [];
for (var n = 0; n < bits.length; n += 8) { data.push(parseInt(bits.slice(n, n + 8).join(""), 2)); }
for (var pad = 0xec; data.length < room; pad ^= 0xec ^ 0x11) { data.push(pad); }
var short = Math.floor(room / blocks), longer = room % blocks, parts = [], tails = [], start = 0;
for (var k = 0; k < blocks; k += 1) {
var part = data.slice(start, start += short + (k >= blocks - longer ? 1 : 0));
parts.push(part);
tails.push(correction(part, ec));
}
var out = [];
for (var c = 0; c <= short; c += 1) { parts.forEach(function (p) { if (c < p.length) { out.push(p[c]); } }); }
for (var e = 0; e < ec; e += 1) { tails.forEach(function (t) { out.push(t[e]); }); }
return out;
}
function bch(number, polynomial, shift) {
var rest = number << shift;
for (var bit = 31 - Math.clz32(polynomial); 31 - Math.clz32(rest) >= bit && rest;) { rest ^= polynomial << 31 - Math.clz32(rest) - bit; }
return number << shift | rest;
}
function matrix(text) {
var bytes = Array.from(new TextEncoder().encode(text)), version = 1;
while (version <= 10 && TABLE[version - 1][0] - TABLE[version - 1][1] * TABLE[version - 1][2] < bytes.length + (version < 10 ? 2 : 3)) { version += 1; }
if (version > 10) { return null; }
var size = 17 + 4 * version, rows = [], fixed = [];
for (var r = 0; r < size; r += 1) { rows.push(new Array(size).fill(0)); fixed.push(new Array(size).fill(0)); }
function set(y, x, dark) { if (y >= 0 && x >= 0 && y < size && x < size) { rows[y][x] = dark ? 1 : 0; fixed[y][x] = 1; } }
[[3, 3], [3, size - 4], [size - 4, 3]].forEach(function (centre) {
for (var y = -4; y <= 4; y += 1) {
for (var x = -4; x <= 4; x += 1) {
var ring = Math.max(Math.abs(y), Math.abs(x));
set(centre[0] + y, centre[1] + x, ring !== 2 && ring !== 4);
}
}
});
for (var t = 8; t < size - 8; t += 1) { set(6, t, t % 2 === 0); set(t, 6, t % 2 === 0); }
if (version > 1) {
var last = size - 7, places = version < 7 ? [6, last] : [6, 6 + (last - 6) / 2, last];
places.forEach(function (cy) {
places.forEach(function (cx) {
if ((cy === 6 && cx === 6) || (cy === 6 && cx === last) || (cy === last && cx === 6)) { return; }
for (var y = -2; y <= 2; y += 1) { for (var x = -2; x <= 2; x += 1) { set(cy + y, cx + x, Math.max(Math.abs(y), Math.abs(x)) !== 1); } }
});
});
}
if (version >= 7) {
var info = bch(version, 0x1f25, 12);
for (var v = 0; v < 18; v += 1) {
set(Math.floor(v / 3), size - 11 + v % 3, info >> v & 1);
set(size - 11 + v % 3, Math.floor(v / 3), info >> v & 1);
}
}
var format = bch(0, 0x537, 10) ^ 0x5412;
for (var f = 0; f < 15; f += 1) {
var bit = format >> f & 1;
set(f < 6 ? f : f < 8 ? f + 1 : size - 15 + f, 8, bit);
set(8, f < 8 ? size - 1 - f : f < 9 ? 7 : 14 - f, bit);
}
set(size - 8, 8, 1);
var stream = [];
codewords(bytes, version).forEach(function (word) { for (var b = 7; b >= 0; b -= 1) { stream.push(word >> b & 1); } });
var next = 0, up = true;
for (var column = size - 1; column > 0; column -= 2) {
if (column === 6) { column -= 1; }
for (var step = 0; step < size; step += 1) {
var y = up ? size - 1 - step : step;
for (var side = 0; side < 2; side += 1) {
var x = column - side;
if (!fixed[y][x]) {
rows[y][x] = (stream[next] || 0) ^ ((y + x) % 2 === 0 ? 1 : 0);
next += 1;
}
}
}
up = !up;
}
return rows;
}
global.SitegenQr = { matrix: matrix };
if (typeof document === "undefined") { return; }
function draw() {
document.querySelectorAll("[data-code]").forEach(function (place) {
var rows = place.firstChild ? null : matrix(place.getAttribute("data-code"));
if (!rows) { return; }
var name = "http://www.w3.org/2000/svg", path = "";
rows.forEach(function (row, y) { row.forEach(function (dark, x) { if (dark) { path += "M" + x + " " + y + "h1v1h-1z"; } }); });
var picture = document.createElementNS(name, "svg"), shape = document.createElementNS(name, "path");
picture.setAttribute("viewBox", "-2 -2 " + (rows.length + 4) + " " + (rows.length + 4));
picture.setAttribute("aria-hidden", "true");
shape.setAttribute("d", path);
picture.append(shape);
place.append(picture);
place.hidden = false;
});
}
global.SitegenQr.draw = draw;
window.addEventListener("beforeprint", draw);
window.matchMedia("print").addEventListener("change", draw);
}(typeof window === "undefined" ? globalThis : window));
