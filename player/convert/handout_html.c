/* A handout as one HTML file for a browser's printer. */
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "convert/handout.h"
#include "convert/html_write.h"
#include "core/layout.h"

struct html {
	struct buf *out;
	const struct catalogue *words;
	const struct handout *h;
};

static const char style[] =
	"@page{size:A4;margin:16mm 16mm 18mm}\n"
	"body{font:11pt/1.35 sans-serif;color:#000;background:#fff;"
	"max-width:178mm;margin:0 auto}\n"
	"h1{font-size:15pt;margin:0 0 1mm}h2{font-size:12pt;margin:4mm 0 1mm}"
	"h3,h4,h5,h6{font-size:11pt;margin:3mm 0 1mm}\n"
	"h1,h2,h3,h4,h5,h6,.ask{break-after:avoid}\n"
	"p{margin:1mm 0 2mm;orphans:3;widows:3}\n"
	"section{break-before:page}section:first-of-type{break-before:auto}\n"
	".id{font:9pt monospace}\n"
	".lines{display:flex;gap:6mm;margin:4mm 0 5mm}"
	".lines span{flex:1;border-bottom:.3mm solid #000;padding-bottom:1mm}"
	".lines span:first-child{flex:2}\n"
	".q{break-inside:avoid;position:relative;padding-left:9mm;"
	"margin:0 0 5mm}\n"
	".n{position:absolute;left:0;font-weight:bold}\n"
	".q>p:first-of-type,.q>h2:first-of-type{margin-top:0}\n"
	".ask{font-style:italic;margin:1mm 0}\n"
	".opt{list-style:none;margin:1mm 0;padding:0}"
	".opt li{margin:1.2mm 0;padding-left:14mm;text-indent:-14mm}\n"
	".box{display:inline-block;box-sizing:border-box;width:4mm;height:4mm;"
	"border:.3mm solid #000;vertical-align:-.6mm;margin-right:2mm;"
	"text-indent:0}\n"
	".let{display:inline-block;width:8mm;text-indent:0;font-weight:bold}\n"
	".slot{display:inline-block;width:9mm;border-bottom:.3mm solid #000;"
	"margin:3mm 1.5mm 0;text-indent:0}\n"
	".gap{display:inline-block;min-width:32mm;height:1em;"
	"border-bottom:.3mm solid #000;text-align:left}"
	".gap sup{font:7pt sans-serif}\n"
	".room{border-bottom:.3mm solid #000;height:8mm}\n"
	".pairs{display:grid;grid-template-columns:1fr 1fr;column-gap:8mm}\n"
	"pre,code{font-family:monospace;font-size:10pt}"
	"pre{white-space:pre-wrap;margin:1.5mm 0;padding:1.5mm 3mm;"
	"border-left:.6mm solid #888}\n"
	"pre,table,figure{break-inside:avoid}\n"
	"figure{margin:2mm 0}figcaption{font-size:9.5pt}"
	"dfn{font-style:normal;font-weight:bold}\n"
	"blockquote{margin:1mm 0 1mm 5mm;padding-left:3mm;"
	"border-left:.3mm solid #888}\n"
	"table{border-collapse:collapse;margin:2mm 0}"
	"th,td{border:.2mm solid #000;padding:.6mm 2mm;text-align:left}"
	".centre{text-align:center}.right{text-align:right}\n"
	".typed{font:11pt monospace;overflow-wrap:anywhere}\n"
	"@media screen{section{margin:10mm 0;padding:8mm;"
	"border:1px solid #888}}\n";

/* --- small parts ------------------------------------------------------ */

static void text(struct html *t, const char *s)
{
	html_put_text(t->out, s, strlen(s));
}

static void shorts(struct html *t, const char *markdown)
{
	html_put_markdown(t->out, markdown, true, "");
}

static void block(struct html *t, const char *markdown)
{
	html_put_markdown(t->out, markdown, false, tr(t->words, "Figure"));
}

static void letter(struct html *t, size_t i)
{
	buf_addf(t->out, "<span class=\"let\">%c</span>", handout_letter(i));
}

static void pick_text(struct html *t, const struct pick *p)
{
	if (!p->verbatim) {
		shorts(t, handout_pick(t->words, p));
		return;
	}
	buf_adds(t->out, "<code style=\"white-space:pre-wrap\">");
	text(t, p->text);
	buf_adds(t->out, "</code>");
}

static void option(struct html *t, const struct pick *p, size_t i, bool box)
{
	buf_adds(t->out, box ? "<li><span class=\"box\"></span>" : "<li>");
	letter(t, i);
	pick_text(t, p);
	buf_adds(t->out, "</li>\n");
}

static void slots(struct html *t, size_t count)
{
	buf_adds(t->out, "<p>");
	text(t, tr(t->words, "Order:"));
	for (size_t i = 0; i < count; i++)
		buf_adds(t->out, " <span class=\"slot\">&nbsp;</span>");
	buf_adds(t->out, "</p>\n");
}

/* --- room for answers ------------------------------------------------- */

static void options(struct html *t, const struct step *s)
{
	struct pick picks[GIVEN_MAX];
	size_t count = question_picks(s, t->h->attempt, picks, GIVEN_MAX);
	bool box = question_shape(s) != SHAPE_ORDERING;

	buf_adds(t->out, "<ul class=\"opt\">\n");
	for (size_t i = 0; i < count; i++)
		option(t, &picks[i], i, box);
	buf_adds(t->out, "</ul>\n");
	if (!box)
		slots(t, count);
}

static void pairs(struct html *t, const struct step *s)
{
	struct asked asked[GIVEN_MAX];
	struct pick picks[GIVEN_MAX];
	size_t lefts = question_asked(s, asked, GIVEN_MAX);
	size_t rights = question_picks(s, t->h->attempt, picks, GIVEN_MAX);

	buf_adds(t->out, "<div class=\"pairs\"><ul class=\"opt\">\n");
	for (size_t i = 0; i < lefts; i++) {
		buf_addf(t->out, "<li><span class=\"slot\">&nbsp;</span>%zu. ",
			i + 1);
		shorts(t, asked[i].text ? asked[i].text : "");
		buf_adds(t->out, "</li>\n");
	}
	buf_adds(t->out, "</ul><ul class=\"opt\">\n");
	for (size_t i = 0; i < rights; i++)
		option(t, &picks[i], i, false);
	buf_adds(t->out, "</ul></div>\n");
}

/* Below the text: what may stand in a gap, what shape it has. */
static void gap_notes(struct html *t, const struct step *s)
{
	struct asked asked[GIVEN_MAX];
	struct pick picks[GIVEN_MAX];
	size_t count = question_asked(s, asked, GIVEN_MAX);

	for (size_t i = 0; i < count; i++) {
		size_t n = asked[i].shape == SHAPE_LINE
				   ? 0
				   : question_asked_picks(s, t->h->attempt, i,
					     picks, GIVEN_MAX);

		if (n == 0 && !asked[i].form)
			continue;
		buf_addf(t->out, "<p>(%zu) ", i + 1);
		shorts(t, asked[i].form ? asked[i].form : "");
		for (size_t k = 0; k < n; k++) {
			buf_addf(t->out, " &ensp;<b>%c</b>) ",
				handout_letter(k));
			pick_text(t, &picks[k]);
		}
		buf_adds(t->out, "</p>\n");
	}
}

static void rooms(struct html *t, size_t count)
{
	text(t, tr(t->words, "Answer:"));
	for (size_t i = 0; i < count; i++)
		buf_adds(t->out, "<div class=\"room\"></div>");
	buf_addc(t->out, '\n');
}

static void answer_room(struct html *t, const struct step *s)
{
	switch (question_shape(s)) {
	case SHAPE_ONE:
	case SHAPE_MANY:
	case SHAPE_ORDERING:
		options(t, s);
		break;
	case SHAPE_PAIRS:
		pairs(t, s);
		break;
	case SHAPE_GAPS:
		gap_notes(t, s);
		break;
	case SHAPE_LINE:
		buf_adds(t->out, "<div class=\"lines\"><span>");
		text(t, tr(t->words, "Answer:"));
		buf_adds(t->out, "</span></div>\n");
		break;
	case SHAPE_LINES:
	case SHAPE_TEXT:
		rooms(t, handout_line_count(t->h, s));
		break;
	case SHAPE_NONE:
		break;
	}
}

/* --- a question ------------------------------------------------------- */

static void body(struct html *t, const struct step *s)
{
	char marks[GIVEN_MAX][8];
	const char *gaps[GIVEN_MAX];
	struct showing how = { tr(t->words, "Input:"), gaps };
	struct buf b = { 0 };

	for (unsigned i = 0; i < GIVEN_MAX; i++) {
		struct buf mark = { 0 };

		text_encode(&mark, HTML_GAP + i);
		snprintf(marks[i], sizeof(marks[i]), "%s", buf_str(&mark));
		gaps[i] = marks[i];
		buf_release(&mark);
	}
	question_show(s, &how, &b);
	block(t, buf_str(&b));
	buf_release(&b);
}

static void ask(struct html *t, const struct step *s)
{
	const char *what = handout_ask(t->words, s);
	struct buf points = { 0 };

	if (question_graded(s) && s->points != 1)
		handout_fill_number(
			&points, tr(t->words, "Points: %1."), s->points);
	if (!what && !s->form && points.len == 0)
		return;
	buf_adds(t->out, "<p class=\"ask\">");
	if (what)
		text(t, what);
	if (s->form) {
		buf_adds(t->out, " (");
		shorts(t, s->form);
		buf_addc(t->out, ')');
	}
	buf_addc(t->out, ' ');
	text(t, buf_str(&points));
	buf_adds(t->out, "</p>\n");
	buf_release(&points);
}

static void question(struct html *t, const struct step *s, size_t number)
{
	bool asks = handout_asks(s);

	buf_adds(t->out, asks ? "<div class=\"q\">" : "<div class=\"read\">");
	if (asks)
		buf_addf(t->out, "<span class=\"n\">%zu.</span>", number);
	if (s->title) {
		buf_adds(t->out, "<h2>");
		shorts(t, s->title);
		buf_adds(t->out, "</h2>\n");
	}
	body(t, s);
	ask(t, s);
	answer_room(t, s);
	buf_adds(t->out, "</div>\n");
}

/* --- pages ------------------------------------------------------------ */

static void section(struct html *t, size_t index, const char *what)
{
	const struct unit *u = t->h->unit;
	struct buf b = { 0 };

	handout_fill_number(&b, what, t->h->number);
	buf_addf(t->out, "<section class=\"p%zu\" lang=\"", index);
	text(t, u->language);
	buf_adds(t->out, "\">\n<p>");
	shorts(t, u->module->title);
	buf_adds(t->out, "</p>\n<h1>");
	shorts(t, u->title);
	buf_adds(t->out, "</h1>\n<p>");
	text(t, buf_str(&b));
	buf_adds(t->out, " &emsp;<span class=\"id\">");
	text(t, t->h->id);
	buf_adds(t->out, "</span></p>\n");
	buf_release(&b);
}

static void paper(struct html *t, size_t index)
{
	const char *const blanks[] = { tr(t->words, "Name:"),
		tr(t->words, "Class:"), tr(t->words, "Date:") };
	size_t number = 0;

	section(t, index, tr(t->words, "Variant %1"));
	buf_adds(t->out, "<div class=\"lines\">");
	for (size_t i = 0; i < sizeof(blanks) / sizeof(*blanks); i++) {
		buf_adds(t->out, "<span>");
		text(t, blanks[i]);
		buf_adds(t->out, "</span>");
	}
	buf_adds(t->out, "</div>\n");
	if (t->h->unit->intro)
		block(t, t->h->unit->intro);
	for (size_t i = 0; i < t->h->count; i++) {
		number += handout_asks(t->h->steps[i]);
		question(t, t->h->steps[i], number);
	}
	buf_adds(t->out, "</section>\n");
}

static void key_of(struct html *t, const struct step *s, size_t number)
{
	struct buf b = { 0 };

	handout_key_words(&b, t->words, t->h, s);
	if (b.len == 0)
		buf_adds(&b, tr(t->words, "Not graded."));
	buf_addf(t->out, "<div class=\"q\"><span class=\"n\">%zu.</span>\n",
		number);
	block(t, buf_str(&b));
	if (handout_model(s))
		block(t, handout_model(s));
	if (s->explain)
		block(t, s->explain);
	buf_adds(t->out, "</div>\n");
	buf_release(&b);
}

static void key(struct html *t, size_t index)
{
	size_t number = 0;
	struct buf b = { 0 };

	section(t, index, tr(t->words, "Key to variant %1"));
	handout_key_typed(&b, t->h);
	buf_adds(t->out, "<p class=\"typed\">");
	text(t, buf_str(&b));
	buf_adds(t->out, "</p>\n");
	for (size_t i = 0; i < t->h->count; i++) {
		if (handout_asks(t->h->steps[i]))
			key_of(t, t->h->steps[i], ++number);
	}
	buf_adds(t->out, "</section>\n");
	buf_release(&b);
}

/* What stands at the foot of every page of a paper. */
static void foot(struct html *t, size_t index)
{
	struct arena arena = { 0 };
	struct buf b = { 0 };

	buf_addf(&b, "%s. ",
		layout_plain(&arena, t->h->unit->title, LAYOUT_SHORT));
	handout_fill_number(&b, tr(t->words, "Variant %1"), t->h->number);
	buf_addf(&b, "   %s", t->h->id);
	buf_addf(t->out, "@page p%zu{@bottom-left{content:", index);
	html_put_css_string(t->out, buf_str(&b));
	buf_addf(t->out,
		";font:8pt sans-serif;white-space:nowrap}@bottom-right{content:"
		"counter(page);font:8pt sans-serif}}.p%zu{page:p%zu}\n",
		index, index);
	buf_release(&b);
	arena_release(&arena);
}

void handout_html(struct buf *out, const struct handout_set *set)
{
	struct html t = { .out = out, .words = set->words };

	if (set->count == 0)
		return;
	t.h = set->items;
	buf_adds(out, "<!DOCTYPE html>\n<html lang=\"");
	text(&t, t.h->unit->language);
	buf_adds(out, "\">\n<meta charset=\"utf-8\">\n<title>");
	shorts(&t, t.h->unit->title);
	buf_adds(out, "</title>\n<style>\n");
	buf_adds(out, style);
	for (size_t i = 0; i < set->count; i++) {
		t.h = &set->items[i];
		foot(&t, i + 1);
	}
	buf_adds(out, "</style>\n");
	for (size_t i = 0; i < set->count; i++) {
		t.h = &set->items[i];
		paper(&t, i + 1);
		if (set->key)
			key(&t, i + 1);
	}
	buf_adds(out, "</html>\n");
}
