// Whether ajv accepts and refuses the structure of a file as "sabaq check"
// does, over every fixture of a rule: tests/golden/rules/RULE/{m,m-ok}.
// usage: SABAQ=... node schema-fixtures.js SCHEMAS RULES
// (ajv and js-yaml, which ajv-cli brings along, are found by NODE_PATH)
const {spawnSync} = require('child_process');
const fs = require('fs');
const path = require('path');
const Ajv = require('ajv');
const yaml = require('js-yaml');

const [schemas, rules] = process.argv.slice(2);
const ajv = new Ajv({strict: false, allErrors: true});
const validators = {};
let passed = 0, failed = 0, unread = 0;

// What a schema can say: which fields there are, of which kind, how many.
const structure = /^(field-|item-fields$|value-letters$|tr-field$|tr-ids$)/;
// What it can say in part, so that either may be right.
const either = {
	'field-empty': 'nothing at all is refused, spaces are not',
	'field-id': 'an id that YAML takes for a number is refused',
	'order-unknown': 'so is one in an order',
	'tr-count': 'too few of what there are two of at least are refused',
	'yaml-plain': 'null and the like are no text for others',
};
// No tree comes of these, or another one than other readers make.
const text = /^(yaml|char|file)-(?!plain)/;

function validator(kind) {
	validators[kind] ??= ajv.compile(JSON.parse(
		fs.readFileSync(path.join(schemas, kind + '.schema.json'))));
	return validators[kind];
}

function kindOf(name) {
	if (name === 'config.yaml')
		return 'config';
	if (/\.[a-z-]{2,8}\.yaml$/.test(name))
		return 'translation';
	return name === 'module.yaml' ? 'module' : 'unit';
}

// The rules that each file of a module breaks.
function faultsOf(folder) {
	const run = spawnSync(process.env.SABAQ, ['check', '--json', folder],
		{env: {...process.env, LANGUAGE: 'en'}, encoding: 'utf8'});
	const found = {};

	if (run.status !== 0 && run.status !== 1)
		throw new Error(`${folder}: check ended with ${run.status}`);
	for (const f of JSON.parse(run.stdout).faults)
		if (f.level === 'error' || f.rule in either)
			(found[f.path] ??= new Set()).add(f.rule);
	return found;
}

function checkFile(file, found) {
	let good, errors;

	if ([...found].some(rule => text.test(rule))) {
		unread++;
		return;
	}
	try {
		const tree = yaml.load(fs.readFileSync(file, 'utf8'),
			{schema: yaml.JSON_SCHEMA});
		const validate = validator(kindOf(path.basename(file)));

		good = validate(tree);
		errors = validate.errors;
	} catch (e) {
		good = false;
		errors = [{instancePath: '', message: e.message}];
	}
	const wanted = ![...found].some(rule => structure.test(rule));
	if (good === wanted || [...found].some(rule => rule in either)) {
		passed++;
		return;
	}
	failed++;
	console.error(`${file}: ${good ? 'accepted' : 'refused'} by the schema,`,
		`check says: ${[...found].join(' ') || 'sound'}`);
	for (const e of good ? [] : errors ?? [])
		console.error(`  ${e.instancePath} ${e.message}`);
}

for (const rule of fs.readdirSync(rules).sort()) {
	for (const m of ['m', 'm-ok']) {
		const folder = path.join(rules, rule, m);

		if (!fs.existsSync(path.join(folder, 'module.yaml')))
			continue;
		const found = faultsOf(folder);
		for (const name of fs.readdirSync(folder)) {
			const file = path.join(folder, name);

			if (/^[a-z0-9-]+(\.[a-z-]{2,7})?\.yaml$/.test(name))
				checkFile(file, found[file] ?? new Set());
		}
	}
}
console.log(`${passed} passed, ${failed} failed;`,
	`${unread} files that are no YAML of ours were left out`);
process.exitCode = failed || passed < 100 ? 1 : 0;
