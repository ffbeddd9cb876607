// Validates files and the cases of schema.cases with ajv.
// usage: node schema.js SCHEMAS CASES FILE...
// (ajv and js-yaml, which ajv-cli brings along, are found by NODE_PATH)
const fs = require('fs');
const path = require('path');
const Ajv = require('ajv');
const yaml = require('js-yaml');

const [schemas, casesFile, ...files] = process.argv.slice(2);
const ajv = new Ajv({strict: false, allErrors: true});
const validators = {};
let passed = 0, failed = 0;

function validator(kind) {
	validators[kind] ??= ajv.compile(JSON.parse(
		fs.readFileSync(path.join(schemas, kind + '.schema.json'))));
	return validators[kind];
}

// Without timestamps, as YAML 1.2 and the player see it.
function load(text) {
	return yaml.load(text, {schema: yaml.JSON_SCHEMA}) ?? {};
}

function check(name, kind, text, wanted) {
	const validate = validator(kind);
	const good = validate(load(text));
	if (good === wanted) {
		passed++;
		return;
	}
	failed++;
	console.error(`${name}: ${good ? 'accepted' : 'refused'} by the schema`);
	for (const e of validate.errors ?? [])
		console.error(`  ${e.instancePath} ${e.message} ` +
			JSON.stringify(e.params));
}

function checkCases() {
	const begins = {};
	const parts = fs.readFileSync(casesFile, 'utf8').split(/^### /m);
	for (const part of parts.slice(1)) {
		const [, kind, what, why, text] =
			/^(\S+) (\w+):? *(.*)\n([^]*)$/.exec(part);
		if (what === 'begins')
			begins[kind] = {schema: why, text};
		else
			check(`${kind}: ${why}`, begins[kind].schema,
				begins[kind].text + text, what === 'accepted');
	}
	check('source', begins.source.schema, begins.source.text, true);
}

function checkFile(file) {
	const name = path.basename(file);
	const kind = /\.[a-z]{2,3}\.yaml$/.test(name) ? 'translation' :
		name === 'module.yaml' ? 'module' : 'unit';
	check(file, kind, fs.readFileSync(file, 'utf8'), true);
}

checkCases();
files.forEach(checkFile);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed ? 1 : 0;
