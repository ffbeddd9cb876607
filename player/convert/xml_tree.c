#include "convert/xml_tree.h"

#include <expat.h>
#include <string.h>

#include "base/buf.h"

struct frame {
	struct xml *element;
	struct xml **tail;
	struct buf text;
};

struct parsing {
	struct moodle_file *file;
	XML_Parser parser;
	struct frame frames[XML_DEPTH];
	size_t depth;
	const struct xml *root;
	bool refused;
};

static int line_of(const struct parsing *p)
{
	return (int)XML_GetCurrentLineNumber(p->parser);
}

static void refuse(struct parsing *p, enum note note)
{
	if (!p->refused)
		moodle_note(p->file, note, line_of(p), NULL, NULL);
	p->refused = true;
	XML_StopParser(p->parser, XML_FALSE);
}

static const char *const *copy_attributes(
	struct arena *arena, const char **attributes)
{
	size_t n = 0;
	const char **out;

	while (attributes[n])
		n++;
	out = arena_array(arena, n + 1, sizeof(*out));
	for (size_t i = 0; i < n; i++)
		out[i] = arena_strdup(arena, attributes[i]);
	return out;
}

static void on_start(void *context, const char *name, const char **attributes)
{
	struct parsing *p = context;
	struct frame *f = &p->frames[p->depth];
	struct xml *x;

	if (p->depth == XML_DEPTH) {
		refuse(p, NOTE_XML_DEEP);
		return;
	}
	x = arena_alloc(p->file->arena, sizeof(*x));
	*x = (struct xml){ .name = arena_strdup(p->file->arena, name),
		.attributes = copy_attributes(p->file->arena, attributes),
		.text = "",
		.line = line_of(p) };
	if (p->depth > 0) {
		*p->frames[p->depth - 1].tail = x;
		p->frames[p->depth - 1].tail = &x->next;
	} else {
		p->root = x;
	}
	f->element = x;
	f->tail = &x->first;
	buf_clear(&f->text);
	p->depth++;
}

/* The text of an element that is done, or that the file breaks off in. */
static void keep_text(struct parsing *p)
{
	struct frame *f = &p->frames[--p->depth];

	f->element->text =
		arena_strndup(p->file->arena, buf_str(&f->text), f->text.len);
}

static void on_end(void *context, const char *name)
{
	struct parsing *p = context;

	(void)name;
	if (p->depth > 0)
		keep_text(p);
}

static void on_text(void *context, const char *s, int n)
{
	struct parsing *p = context;
	struct frame *f;

	if (p->depth == 0)
		return;
	f = &p->frames[p->depth - 1];
	if (f->text.len == 0)
		f->element->text_line = line_of(p);
	buf_add(&f->text, s, (size_t)n);
}

static void on_doctype(void *context, const char *name, const char *system,
	const char *public, int internal)
{
	(void)name;
	(void)system;
	(void)public;
	(void)internal;
	refuse(context, NOTE_XML_DOCTYPE);
}

const struct xml *xml_parse(struct moodle_file *f, const char *text, size_t n)
{
	/* The bytes have been found to be UTF-8, whatever the file says. */
	struct parsing p = { .file = f, .parser = XML_ParserCreate("UTF-8") };

	XML_SetUserData(p.parser, &p);
	XML_SetElementHandler(p.parser, on_start, on_end);
	XML_SetCharacterDataHandler(p.parser, on_text);
	XML_SetStartDoctypeDeclHandler(p.parser, on_doctype);
	if (XML_Parse(p.parser, text, (int)n, XML_TRUE) == XML_STATUS_ERROR &&
		!p.refused)
		moodle_note(f, NOTE_XML_BROKEN, line_of(&p),
			XML_ErrorString(XML_GetErrorCode(p.parser)), NULL);
	while (p.depth > 0)
		keep_text(&p);
	for (size_t i = 0; i < XML_DEPTH; i++)
		buf_release(&p.frames[i].text);
	XML_ParserFree(p.parser);
	return p.root;
}

const struct xml *xml_child(const struct xml *x, const char *name)
{
	for (const struct xml *c = x ? x->first : NULL; c; c = c->next) {
		if (strcmp(c->name, name) == 0)
			return c;
	}
	return NULL;
}

const struct xml *xml_again(const struct xml *x)
{
	const char *name = x->name;

	for (x = x->next; x; x = x->next) {
		if (strcmp(x->name, name) == 0)
			return x;
	}
	return NULL;
}

const char *xml_attribute(const struct xml *x, const char *name)
{
	for (size_t i = 0; x && x->attributes[i]; i += 2) {
		if (strcmp(x->attributes[i], name) == 0)
			return x->attributes[i + 1];
	}
	return NULL;
}

const char *xml_word(
	struct moodle_file *f, const struct xml *x, const char *name)
{
	const struct xml *c = xml_child(x, name);
	const struct xml *inner = xml_child(c, "text");
	const char *s = inner ? inner->text : c ? c->text : "";
	size_t n;

	s += strspn(s, " \t\r\n");
	n = strlen(s);
	while (n > 0 && strchr(" \t\r\n", s[n - 1]))
		n--;
	return arena_strndup(f->arena, s, n);
}
