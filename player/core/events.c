#include "core/events.h"

#include <string.h>

static struct spot spot_of(yaml_mark_t mark)
{
	return (struct spot){ (int)mark.line, (int)mark.column };
}

void events_finish(struct events *e)
{
	yaml_parser_delete(&e->parser);
}

/* The place of a byte; libyaml gives none where it cannot read. */
static struct spot spot_of_byte(struct draft *d, size_t offset)
{
	int line = 0;

	while (line + 1 < draft_lines(d) && d->starts[line + 1] <= offset)
		line++;
	return draft_spot(d, line, offset < d->length ? offset : d->length);
}

static void break_off(struct events *e)
{
	const yaml_parser_t *p = &e->parser;

	e->end = EVENTS_BROKEN;
	e->problem = p->problem ? p->problem : "";
	e->context = p->context ? p->context : "";
	e->at = spot_of(p->problem_mark);
	e->from = p->context ? spot_of(p->context_mark) : e->at;
	if (p->error == YAML_READER_ERROR)
		e->at = e->from = spot_of_byte(e->draft, p->problem_offset);
}

void events_begin(struct events *e, struct draft *d)
{
	*e = (struct events){ .draft = d };
	draft_read_again(d);
	if (!yaml_parser_initialize(&e->parser)) {
		break_off(e); /* out of memory */
		return;
	}
	yaml_parser_set_encoding(&e->parser, YAML_UTF8_ENCODING);
	yaml_parser_set_input_string(
		&e->parser, (const unsigned char *)d->text, d->length);
}

static void refuse(struct events *e, enum rule rule, struct spot at)
{
	e->end = EVENTS_REFUSED;
	e->rule = rule;
	e->at = at;
}

static void track_open(struct events *e, const yaml_event_t *event, bool map)
{
	struct level *l = &e->levels[e->depth];

	if (e->depth == NODE_DEPTH) {
		refuse(e, RULE_YAML_DEEP, spot_of(event->start_mark));
		return;
	}
	l->named = false;
	l->map = map;
	l->flow =
		map ? event->data.mapping_start.style == YAML_FLOW_MAPPING_STYLE
		    : event->data.sequence_start.style ==
				YAML_FLOW_SEQUENCE_STYLE;
	l->at = spot_of(event->start_mark);
	e->depth++;
}

static void track_close(struct events *e, const yaml_event_t *event)
{
	e->depth--;
	if (e->levels[e->depth].flow)
		e->last = (struct last){ LAST_FLOW, e->levels[e->depth].at,
			spot_of(event->end_mark) };
}

static void track_text(struct events *e, const yaml_event_t *event)
{
	struct last *last = &e->last;

	last->start = spot_of(event->start_mark);
	last->end = spot_of(event->end_mark);
	e->recent = e->depth;
	switch (event->data.scalar.style) {
	case YAML_LITERAL_SCALAR_STYLE:
	case YAML_FOLDED_SCALAR_STYLE:
		last->kind = LAST_BLOCK;
		/* It ends before the line in which its end mark stands. */
		draft_text_at(e->draft, last->start.line,
			last->end.line - (last->end.column == 0), false);
		break;
	case YAML_SINGLE_QUOTED_SCALAR_STYLE:
	case YAML_DOUBLE_QUOTED_SCALAR_STYLE:
		last->kind = LAST_QUOTED;
		draft_text_at(
			e->draft, last->start.line, last->end.line, false);
		break;
	case YAML_ANY_SCALAR_STYLE:
	case YAML_PLAIN_SCALAR_STYLE:
		last->kind = LAST_PLAIN;
		if (last->end.line > last->start.line)
			draft_text_at(e->draft, last->start.line,
				last->end.line, true);
	}
}

/* Names and values take turns in a map. */
static void count(struct events *e, const yaml_event_t *event)
{
	struct level *within = e->depth > 0 ? &e->levels[e->depth - 1] : NULL;

	e->name = within && within->map && !within->named;
	if (within)
		within->named = e->name;
	if (!e->name && ++e->values > NODE_COUNT)
		refuse(e, RULE_YAML_MANY, spot_of(event->start_mark));
}

static void track(struct events *e, const yaml_event_t *event)
{
	switch (event->type) {
	case YAML_SCALAR_EVENT:
		count(e, event);
		track_text(e, event);
		return;
	case YAML_ALIAS_EVENT:
		count(e, event);
		e->last = (struct last){ LAST_ALIAS, spot_of(event->start_mark),
			spot_of(event->end_mark) };
		return;
	case YAML_SEQUENCE_START_EVENT:
		count(e, event);
		track_open(e, event, false);
		return;
	case YAML_MAPPING_START_EVENT:
		count(e, event);
		track_open(e, event, true);
		return;
	case YAML_SEQUENCE_END_EVENT:
	case YAML_MAPPING_END_EVENT:
		track_close(e, event);
		return;
	case YAML_DOCUMENT_START_EVENT:
		if (e->second) {
			e->end = EVENTS_BROKEN;
			e->problem = EVENTS_SECOND;
			e->context = "";
			e->at = e->from = spot_of(event->start_mark);
		}
		e->second = true;
		return;
	case YAML_STREAM_END_EVENT:
		e->end = EVENTS_DONE;
		return;
	case YAML_NO_EVENT:
	case YAML_STREAM_START_EVENT:
	case YAML_DOCUMENT_END_EVENT:
		return;
	}
}

bool events_next(struct events *e, yaml_event_t *event)
{
	if (e->end != EVENTS_GO_ON)
		return false;
	if (!yaml_parser_parse(&e->parser, event)) {
		break_off(e);
	} else {
		track(e, event);
		if (e->end == EVENTS_GO_ON)
			return true;
		yaml_event_delete(event);
	}
	e->spent += e->parser.offset;
	return false;
}
