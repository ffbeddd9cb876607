// usage: gift.js BOTH.gift FILE...: gift-pegjs reads each FILE; what it finds
// in the first, made of tests/golden/convert/both.yaml, is compared.
"use strict";
const assert = require("assert");
const fs = require("fs");
const parser = require("gift-pegjs");

const read = (path) =>
	parser.parse(fs.readFileSync(path, "utf8")).filter((q) => q.type !== "Category");
const byId = {};
const [both, ...files] = process.argv.slice(2);
for (const q of read(both)) byId[q.id] = q;
const text = (t) => (t ? t.text : null);
const fields = {
	"text-1": (q) => assert.equal(q.type, "Description"),
	one: (q) => {
		assert.equal(q.type, "MC");
		assert.equal(q.stem.format, "markdown");
		assert.equal(
			text(q.stem),
			'# is no heading? {=~:\\}\n\n```python\nd = {"a": 1}  # \\n\n\nprint(d)\n```'
		);
		assert.deepEqual(
			q.choices.map((c) => [c.isCorrect, text(c.text), text(c.feedback)]),
			[
				[true, "`x` = {1} ~ 2", "Two\n\nparagraphs."],
				[false, "#2 -> 3: \\*", null],
				[false, "2 * 3", null],
			]
		);
		assert.equal(text(q.globalFeedback), "Why.");
	},
	many: (q) =>
		assert.deepEqual(
			q.choices.map((c) => c.weight),
			[33.33333, 33.33333, 33.33333, -33.33333]
		),
	holds: (q) => {
		assert.equal(q.type, "TF");
		assert.equal(q.isTrue, false);
		assert.equal(text(q.trueFeedback), "No.");
		assert.equal(text(q.falseFeedback), "Yes.");
	},
	word: (q) => {
		assert.equal(q.type, "Short");
		assert.deepEqual(
			q.choices.map((c) => [c.weight, text(c.text)]),
			[
				[null, "a\\*b"],
				[50, "half {}"],
				[0, "c:\\d"],
				[0, "*"],
			]
		);
	},
	number: (q) => {
		assert.equal(q.type, "Numerical");
		assert.equal(q.choices[0].text.number, 2.5);
		assert.equal(q.choices[0].text.range, 0.1);
		assert.equal(q.choices[1].text.number, -3);
		assert.equal(text(q.choices[0].feedback), "Right.");
	},
	pairs: (q) => {
		assert.equal(q.type, "Matching");
		assert.deepEqual(
			q.matchPairs.map((p) => [text(p.subquestion), p.subanswer]),
			[
				["`a`", "b"],
				["c", "*d*"],
				["", "e"],
			]
		);
	},
	own: (q) => assert.equal(q.type, "Essay"),
};
let failed = 0;
let passed = 0;
for (const id of Object.keys(fields)) {
	try {
		assert.ok(byId[id], "not found");
		fields[id](byId[id]);
		passed++;
	} catch (e) {
		failed++;
		console.error(`${id}: ${e.message}\n${JSON.stringify(byId[id])}`);
	}
}
for (const path of files) {
	try {
		assert.ok(read(path).length > 0, "nothing in it");
		passed++;
	} catch (e) {
		failed++;
		console.error(`${path}: ${e.message}`);
	}
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
