// Talks to the YAML language server as an editor does, and looks at what it
// answers: node language-server.js SERVER SCHEMAS, folders both.
'use strict';
const { spawn } = require('child_process');
const fs = require('fs');
const path = require('path');
const { pathToFileURL } = require('url');

const [server, schemas] = process.argv.slice(2);
const kinds = ['module', 'unit', 'translation'];
const schema = {};
for (const kind of kinds)
	schema[kind] = JSON.parse(fs.readFileSync(
		path.join(schemas, kind + '.schema.json'), 'utf8'));

// --- the protocol: JSON behind a head that says how long it is -----------

const { bin } = JSON.parse(
	fs.readFileSync(path.join(server, 'package.json'), 'utf8'));
const child = spawn(process.execPath,
	[path.join(server, Object.values(bin)[0]), '--stdio'],
	{ stdio: ['pipe', 'pipe', 'inherit'] });
const waiting = new Map();
const told = new Map(); // what diagnostics came last, by address
let asked = 0, input = Buffer.alloc(0);

function send(message) {
	const text = JSON.stringify({ jsonrpc: '2.0', ...message });
	child.stdin.write(
		`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
}

function notify(method, params) {
	send({ method, params });
}

function ask(method, params) {
	const id = ++asked;
	send({ id, method, params });
	return new Promise((resolve) => waiting.set(id, resolve));
}

const settings = {
	yaml: {
		schemas: Object.fromEntries(kinds.map((kind) => [
			pathToFileURL(path.join(
				schemas, kind + '.schema.json')).href,
			[`/${kind}-*.yaml`]])),
		schemaStore: { enable: false },
		hover: true, completion: true, validate: true,
	},
};

function take(message) {
	if (message.method && message.id !== undefined) {
		// It asks back for settings, and to register for changes.
		send({ id: message.id,
			result: message.method === 'workspace/configuration'
				? message.params.items.map((item) =>
					settings[item.section] || null)
				: null });
	} else if (message.method === 'textDocument/publishDiagnostics') {
		told.set(message.params.uri, message.params.diagnostics);
	} else if (waiting.has(message.id)) {
		waiting.get(message.id)(message.result);
		waiting.delete(message.id);
	}
}

child.stdout.on('data', (bytes) => {
	input = Buffer.concat([input, bytes]);
	for (;;) {
		const end = input.indexOf('\r\n\r\n');
		const head = end < 0 ? null : /Content-Length: (\d+)/i.exec(
			input.subarray(0, end).toString());
		if (!head || input.length < end + 4 + Number(head[1]))
			return;
		const stop = end + 4 + Number(head[1]);
		take(JSON.parse(input.subarray(end + 4, stop).toString()));
		input = input.subarray(stop);
	}
});

// --- what is looked at ---------------------------------------------------

let files = 0, passed = 0, failed = 0;

function expect(name, holds, shown) {
	if (holds) {
		passed++;
	} else {
		failed++;
		console.log(`failed: ${name}: ${JSON.stringify(shown)}`);
	}
}

// A file with "^" where the cursor is.
function open(kind, text) {
	const at = text.indexOf('^');
	const before = text.slice(0, at < 0 ? 0 : at).split('\n');
	const uri = `file:///tmp/${kind}-${++files}.yaml`;
	notify('textDocument/didOpen', { textDocument: { uri,
		languageId: 'yaml', version: 1,
		text: text.replace('^', '') } });
	return { textDocument: { uri }, position: {
		line: before.length - 1,
		character: before[before.length - 1].length } };
}

const plain = (s) => s.replace(/[\\\s]/g, '');

function words(contents) {
	return plain(typeof contents === 'string' ? contents
		: contents.value || JSON.stringify(contents));
}

// Hovering over a field shows its description, whatever it says.
async function hover(kind, text, description) {
	const at = open(kind, text);
	let shown = null;

	// The first questions may come before it has its settings.
	for (let i = 0; i < 50 && !shown; i++) {
		shown = await ask('textDocument/hover', at);
		if (!shown)
			await new Promise((next) => setTimeout(next, 100));
	}
	expect(`hover in ${JSON.stringify(text)}`,
		description && shown && words(shown.contents).includes(
			plain(description)), shown);
}

async function complete(kind, text, name, description) {
	const at = open(kind, text);
	const shown = await ask('textDocument/completion', at);
	const items = shown && (shown.items || shown) || [];
	const item = items.find((i) => i.label === name);
	const said = item && item.documentation && words(item.documentation);
	expect(`completion of ${name}`, said && said.includes(
		plain(description)), item || items.map((i) => i.label));
}

async function diagnostics(kind, text) {
	const { textDocument } = open(kind, text);
	for (let i = 0; i < 100 && !told.has(textDocument.uri); i++)
		await new Promise((resolve) => setTimeout(resolve, 100));
	return told.get(textDocument.uri);
}

function definition(kind, key) {
	return schema[kind].definitions[key];
}

const lesson = 'sabaq: 1\nkind: lesson\ntitle: A\nsteps:\n  - id: a\n';

async function look() {
	const choice = definition('unit', 'step-choice') ||
		Object.values(schema.unit.definitions).find(
			(d) => d.title === 'choice');
	const fields = choice.properties;

	await hover('module', 'sa^baq: 1\nid: module\n',
		schema.module.properties.sabaq.description);
	await hover('module', 'sabaq: 1\nunits^:\n  - a\n',
		schema.module.properties.units.description);
	await hover('unit', lesson + '    type: choice\n    pro^mpt: B\n',
		fields.prompt.description);
	await hover('unit', lesson + '    type: choice\n    opti^ons: []\n',
		fields.options.description);
	await hover('translation', 'sabaq: 1\nti^tle: A\n',
		schema.translation.properties.title.description);
	await complete('unit', lesson + '    type: choice\n    expl^',
		'explain', fields.explain.description);
	await complete('module', 'sabaq: 1\nobj^', 'objectives',
		schema.module.properties.objectives.description);

	const sound = await diagnostics('unit', lesson +
		'    type: read\n    text: B\n');
	expect('no fault in a sound unit', sound && sound.length === 0, sound);
	const waits = await diagnostics('translation', 'sabaq: 1\n' +
		'translates: a.yaml\nlanguage: kk\ntitle: ""\nsteps:\n' +
		'  a:\n    prompt: |\n    options:\n');
	expect('no fault in entries that wait', waits && waits.length === 0,
		waits);
	const wrong = await diagnostics('unit', lesson +
		'    type: read\n    text: B\n    colour: red\n');
	expect('an unknown field is told of', wrong && wrong.some(
		(d) => d.message.includes('colour')), wrong);
}

async function main() {
	setTimeout(() => {
		console.log('failed: the server does not answer');
		process.exit(1);
	}, 60000).unref();
	await ask('initialize', { processId: process.pid, rootUri: null,
		capabilities: { workspace: { configuration: true },
			textDocument: {
				hover: { contentFormat: ['markdown'] },
				completion: { completionItem: {
					snippetSupport: true,
					documentationFormat: ['markdown'] } },
			} } });
	notify('initialized', {});
	notify('workspace/didChangeConfiguration', { settings });
	await look();
	child.kill();
	console.log(`${passed} passed, ${failed} failed`);
	process.exit(failed > 0 ? 1 : 0);
}

child.on('exit', (code) => {
	if (code)
		process.exit(1);
});
main();
