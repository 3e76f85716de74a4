(function (global) {
"use strict";
var PAGE = 8, MIN = 4;
var END = "\n";
var WORD = /[0-9a-z\u00c0-\u024f\u3005-\u3007\u3041-\u30ff\u3400-\u9fff\uac00-\ud7a3\uf900-\ufaff\u{20000}-\u{3ffff}]+/gu;
var BLANK = /[\s\u200b-\u200f\u2060\ufeff]/;
var BRACKETS = { "〔": "[", "［": "[", "【": "[", "〕": "]", "］": "]", "】": "]", "“": "\"", "”": "\"", "‘": "'", "’": "'" };
var COMMON = "人民规定有关或者工作管理应当其他部门二条三条四条十二七条八条一条六条五条十一十三依法九条十条十五第三十四定的政府按照十六十七可以十八行政法律单位进行人员十九第四国家第五民政第二第六法规根据组织情况负责下列责任以上社会及其通过二十以及机构行为第一条本制定监督不得第七日起实施机关三十使用主管要求服务活动提供和国个人的规第十需要执行措施及时中华相关关规月1第八条例民共华人共和给予职责建设安全符合予以委员关部依照员会处理采取加强建立条件则第本条违反范围保障批准信息保护制度标准以下施行方式门应第九当按公布管部和其代表决定当依会议履行技术办理年1发展设施企业具体公共违法开展区域位和申请之一一的的行内容实际经营报告当在和个理的检查经济定本月2件的确定作出生产规划实行责令起施大会常务规范议通府应直接照国有下维护严重造成的其从事适用利用承担资源会公款规结合者其提出办法事项影响定期照规相应表大重大级人原则合法关法作人项目民代督管环境人的任何犯罪接受所在发生的有次会务委会第统一追究条为会常关的主要财政处罚四十鼓励意见关于政区反本务院国务域内务的教育遵守具有情形之日有权指导当及地方程序必要做好刑事当加作的前款设立的原协调会同时间公安公开为了县级级以市人发现场所许可法行提高照本的主等方依据禁止当建罪的位应义务设置的监有效准的发布质量人不构成日内向社条规取得问题内的事责用的围内设备强对合本规的和社合理门和健全纳入家有登记交通的人改正政法处分理工支持五十当将综合应的当根事业同时权益是指人应用于专业的单职权罚款包括理部本行费用法追施的员和机制三章二章能力条第计划任人结果究刑材料参与各级当向各自涉及自2超过四章领导一章备案擅自五章附则责的当遵形式明确的工章附一次同意条违万元要的总则成犯市场动的卫生为的未经系统他有委托照有期限资金限期调查列情章总业务过2受理律责控制在地条市通知的决所称门的构应法权元以办事培训安排和有当对审查他人届人法定中的保证参加促进停止方面宣传的建情节科学完善作为行业健康期间书面审批何单研究重点文件证明生活立健的情说明区的的公不符资料重要形之方案工程会发列行法给自然条对修改损害法所条国评估利益编制业的出的六章可能不能产品没有的合应急责人家和记录手续本市具备政策配合定执重的城乡损失门依例自并向落实位的理机";
function folded(char, table) {
var code = char.charCodeAt(0);
if (BRACKETS[char]) { return BRACKETS[char]; }
if (code >= 0xff01 && code <= 0xff5e) { char = String.fromCharCode(code - 0xfee0); }
return ((table && table[char] !== undefined) ? table[char] : char).toLowerCase();
}
function phrase(text, table) {
var out = "", at = [], i = 0;
Array.from(text).forEach(function (char) {
var made = BLANK.test(char) ? "" : folded(char, table);
for (var k = 0; k < made.length; k += 1) { at.push(i); }
out += made;
i += char.length;
});
at.push(i);
return { text: out, at: at };
}
function pairs(text) {
var found = [];
(text.match(WORD) || []).forEach(function (run) {
var chars = Array.from(run);
if (chars.length === 1) { found.push(chars[0] > "\u3000" ? chars[0] + END : ""); }
for (var i = 0; i + 1 < chars.length; i += 1) { found.push(chars[i] + chars[i + 1]); }
});
return found.filter(function (pair, i) { return pair && found.indexOf(pair) === i; });
}
function shardOf(pair, count) {
var chars = Array.from(pair);
return Number((BigInt(chars[0].codePointAt(0) * 65537 + chars[1].codePointAt(0)) * 2654435761n & 0xffffffffn) * BigInt(count) >> 32n);
}
function unpack(line, into) {
var value = 0, shift = 0, last = -1;
for (var i = 0; i < line.length; i += 1) {
var code = line.charCodeAt(i);
value += (code & 31) * Math.pow(2, shift);
shift += 5;
if (code >= 64) {
last += Math.floor(value / 2);
into[last] = into[last] || value % 2;
value = 0;
shift = 0;
}
}
}
function ordered(all) {
var rank = {}, chosen = [], rest = all.slice();
for (var i = 0; i < COMMON.length; i += 2) { rank[COMMON.slice(i, i + 2)] = 1 + (COMMON.length - i) / COMMON.length * 3; }
function cost(pair) {
var known = Array.from(pair).filter(function (c) { return chosen.join("").indexOf(c) >= 0; }).length;
return known * 0.8 + (pair[1] === END ? 4 : rank[pair] || 0);
}
while (rest.length) {
rest.sort(function (a, b) { return cost(a) - cost(b) || all.indexOf(a) - all.indexOf(b); });
chosen.push(rest.shift());
}
return chosen;
}
function whole(text) {
var value = 2166136261;
Array.from(text).forEach(function (c) { value = Math.imul(value ^ c.codePointAt(0), 16777619) >>> 0; });
return String.fromCharCode(0xe000 + value % 4096, 0xe000 + (value >>> 12) % 4096);
}
function Engine(base, segments, shards, get) {
var kept = {}, foldTable = null, asked = 0, budget = 8 + 2 * segments;
function once(path) {
if (!kept[path]) {
kept[path] = get(base + path);
asked += 1;
}
return kept[path];
}
function shard(segment, number) {
return once(segment + "/" + number.toString(16) + ".txt").then(function (data) { return data || ""; });
}
function lookup(pair) {
var reads = [], number = shardOf(pair, shards), head = pair.replace(END, " ");
for (var s = 0; s < segments; s += 1) { reads.push(shard(s, number)); }
return Promise.all(reads).then(function (files) {
var found = {};
files.forEach(function (file) {
var at = file.startsWith(head) ? 0 : file.indexOf("\n" + head) + 1;
if (at > 0 || file.startsWith(head)) {
var end = file.indexOf("\n", at);
unpack(Array.from(file.slice(at, end < 0 ? undefined : end)).slice(2).join(""), found);
}
});
return found;
});
}
function text(number) {
return once("text/" + Math.floor(number / 1000) + "/" + number + ".json").then(function (data) {
return data ? JSON.parse(data) : null;
});
}
function grade(doc, words) {
var title = phrase(doc.t, foldTable).text, body = doc.f || phrase(doc.b, foldTable).text;
if (words.length === 1 && title === words[0]) { return 4; }
return words.reduce(function (low, word) {
return Math.min(low, title.indexOf(word) >= 0 ? 3 : doc.i.indexOf(word) >= 0 ? 2 : body.indexOf(word) >= 0 ? 1 : 0);
}, 3);
}
function facets() { return once("facets.json").then(function (data) { return JSON.parse(data); }); }
function candidates(words) {
var all = ordered(pairs(words.join(" "))), found = null, same = {}, used = 0;
if (!all.length) { return Promise.resolve([]); }
function narrow(more) {
used += 1;
if (!found) { found = more; return; }
var both = {};
Object.keys(found).forEach(function (n) { if (more[n] !== undefined) { both[n] = found[n] && more[n]; } });
found = both;
}
function next() {
var left = Object.keys(found);
if (left.length <= MIN || used >= all.length || asked + segments + MIN > budget) {
return left.map(Number).sort(function (a, b) {
return (same[b] || 0) - (same[a] || 0) || found[b] - found[a] || b - a;
});
}
return lookup(all[used]).then(narrow).then(next);
}
var reads = [all[0]].concat(all.length > 1 ? [all[1]] : []).map(lookup);
if (words.length === 1 && words[0].length > 4) { reads.push(lookup(whole(words[0])).then(function (titles) { same = titles; })); }
return Promise.all(reads).then(function (sets) {
sets.slice(0, Math.min(2, all.length)).forEach(narrow);
return next();
});
}
function search(query, filter) {
asked = 0;
return found(query, filter);
}
function found(query, filter) {
var words = spelled(query);
return candidates(words).then(function (numbers) {
if (numbers.length) {
return filter ? facets().then(function (data) { return numbers.filter(function (n) { return passes(data, filter, n); }); }) : numbers;
}
if (foldTable) { return numbers; }
return once("fold.json").then(function (data) {
var table = data ? JSON.parse(data) : ["", ""], to = Array.from(table[1]);
foldTable = {};
Array.from(table[0]).forEach(function (char, i) { foldTable[char] = to[i]; });
return spelled(query).join() !== words.join() ? null : numbers;
});
}).then(function (numbers) {
return numbers ? more(numbers, words, Math.max(MIN, Math.min(PAGE, budget - asked))) : found(query, filter);
});
}
function spelled(query) {
return query.trim().split(/\s+/).map(function (word) { return phrase(word, foldTable).text; }).filter(Boolean);
}
function passes(data, filter, n) {
return Object.keys(filter).every(function (key) {
return !filter[key] || data[key].names[data[key].rows.charCodeAt(n) - 48] === filter[key];
});
}
function more(numbers, words, wanted) {
var hits = [], at = 0, dropped = 0;
function step() {
var room = hits.length ? Math.min(wanted - hits.length, Math.max(0, budget - asked)) : wanted;
var batch = numbers.slice(at, at + room);
if (!batch.length) {
hits.sort(function (a, b) { return b.grade - a.grade || b.number - a.number; });
return Promise.resolve({ hits: hits, rest: numbers.slice(at), total: numbers.length - dropped, words: words });
}
at += batch.length;
return Promise.all(batch.map(text)).then(function (docs) {
docs.forEach(function (doc, i) {
var value = doc ? grade(doc, words) : 0;
if (value) { hits.push({ number: batch[i], doc: doc, grade: value }); } else { dropped += 1; }
});
return step();
});
}
return step();
}
function onward(page) {
asked = budget - PAGE;
return more(page.rest, page.words, PAGE);
}
return { search: search, more: onward, facets: facets, phrase: function (t) { return phrase(t, foldTable); } };
}
global.SitegenSearch = { Engine: Engine, phrase: phrase, pairs: pairs, shardOf: shardOf };
if (typeof document === "undefined") { return; }
function make(tag, name, words) {
var node = document.createElement(tag);
if (name) { node.className = name; }
if (words) { node.textContent = words; }
return node;
}
function marked(node, engine, text, words) {
var seen = engine.phrase(text), spans = [];
words.forEach(function (word) {
for (var at = seen.text.indexOf(word); at >= 0 && word; at = seen.text.indexOf(word, at + word.length)) {
spans.push([seen.at[at], seen.at[at + word.length - 1] + 1]);
}
});
spans.sort(function (a, b) { return a[0] - b[0]; });
var last = 0;
spans.forEach(function (span) {
if (span[0] < last) { return; }
node.appendChild(document.createTextNode(text.slice(last, span[0])));
node.appendChild(make("mark", "", text.slice(span[0], span[1])));
last = span[1];
});
node.appendChild(document.createTextNode(text.slice(last)));
return node;
}
function snippet(engine, doc, words) {
var body = doc.b.replace(/\s+/g, " "), seen = engine.phrase(body), at = -1;
words.forEach(function (word) { var here = seen.text.indexOf(word); if (here >= 0 && (at < 0 || here < at)) { at = here; } });
var from = at < 0 ? 0 : Math.max(0, seen.at[at] - 36);
return (from ? "…" : "") + body.slice(from, from + 120) + (from + 120 < body.length ? "…" : "");
}
document.addEventListener("DOMContentLoaded", function () {
var page = document.querySelector("[data-search]");
if (!page) { return; }
var list = page.querySelector("[data-hits]"), status = page.querySelector("[data-status]");
var none = page.querySelector("[data-none]"), button = page.querySelector("[data-more]");
var form = page.querySelector("form"), latest = 0;
var engine = Engine(page.getAttribute("data-base"), Number(page.getAttribute("data-segments")), Number(page.getAttribute("data-shards")),
function (path) { return global.fetch(path).then(function (answer) { return answer.ok ? answer.text() : null; }); });
var state = null;
function show(found) {
found.hits.forEach(function (hit) {
var doc = hit.doc, row = make("li"), head = make("p", "hit-title"), link = make("a");
link.href = doc.u;
head.appendChild(marked(link, engine, doc.t, found.words));
if (doc.v) { head.appendChild(make("span", "tag tag-" + doc.o, doc.v)); }
row.appendChild(head);
row.appendChild(marked(make("p", "hit-text"), engine, snippet(engine, doc, found.words), found.words));
row.appendChild(make("p", "hit-meta", [doc.c, doc.n, doc.d].filter(Boolean).join(" · ")));
list.appendChild(row);
});
state = found;
button.hidden = !found.rest.length;
}
function run() {
var fields = new FormData(form), query = String(fields.get("q") || "").trim(), filter = {}, any = false;
var turn = latest += 1;
["column", "year", "type", "validity"].forEach(function (key) {
if (fields.get(key)) { filter[key] = String(fields.get(key)); any = true; }
});
list.textContent = "";
button.hidden = true;
none.hidden = true;
status.textContent = query ? "正在查找……" : "";
if (!query) { return; }
engine.search(query, any ? filter : null).then(function (found) {
if (turn !== latest) { return; }
status.textContent = found.total ? "找到" + (found.rest.length ? "约" : "") + found.total + "条含有“" + query + "”的信息" : "没有找到含有“" + query + "”的信息";
none.hidden = Boolean(found.hits.length);
show(found);
}).catch(function () {
status.textContent = "暂时不能搜索，请稍后再试";
});
}
function restore() {
var given = new URLSearchParams(global.location.search);
form.querySelectorAll("[name]").forEach(function (field) { field.value = given.get(field.name) || ""; });
run();
}
form.addEventListener("submit", function (event) {
event.preventDefault();
var given = new URLSearchParams();
new FormData(form).forEach(function (value, key) { if (value) { given.set(key, value); } });
global.history.pushState(null, "", "?" + given.toString());
run();
});
form.addEventListener("change", function (event) { if (event.target.tagName === "SELECT") { form.requestSubmit(); } });
global.addEventListener("popstate", restore);
button.addEventListener("click", function () {
engine.more(state).then(show);
});
restore();
});
}(typeof window === "undefined" ? globalThis : window));
