/* What is told of an answer: refusal, verdict, solution, hints. */
#include <ctype.h>
#include <string.h>

#include "ui/view.h"
#include "ui/words.h"

/* Plain words among Markdown: what was typed must stay as it is. */
static void add_escaped(struct buf *b, const char *text)
{
	for (; *text; text++) {
		if (ispunct((unsigned char)*text) &&
			(unsigned char)*text < 0x80)
			buf_addc(b, '\\');
		buf_addc(b, *text);
	}
}

static void tell(struct front *f, struct buf *markdown)
{
	struct layout_words words = { tr(f->app->words, "Figure") };

	if (markdown->len == 0)
		return;
	doc_gap(&f->doc);
	doc_text(&f->doc, buf_str(markdown), 0, &words);
	buf_clear(markdown);
}

static void tell_plain(struct front *f, struct buf *text)
{
	struct buf b = { 0 };

	add_escaped(&b, buf_str(text));
	tell(f, &b);
	buf_clear(text);
	buf_release(&b);
}

static void add_strong(struct buf *b, const char *words)
{
	buf_adds(b, "**");
	buf_adds(b, words);
	buf_adds(b, "**");
}

/* Lead in bold, then the text. */
static void tell_led(struct front *f, const char *lead, const char *text)
{
	struct buf strong = { 0 }, b = { 0 };

	add_strong(&strong, lead);
	words_lead(&b, buf_str(&strong), text);
	tell(f, &b);
	buf_release(&strong);
	buf_release(&b);
}

/* --- the verdict ------------------------------------------------------ */

/* "2) Six." before what is said of this option; nothing where it has none. */
static void add_option(struct front *f, struct buf *b, const char *id)
{
	struct pick options[GIVEN_MAX];
	size_t count = step_picks(f, options);

	for (size_t i = 0; i < count; i++) {
		if (strcmp(options[i].id, id) != 0)
			continue;
		buf_addf(b, "%zu) ", i + 1);
		words_short(b, words_pick(f->app->words, &options[i]));
	}
}

static void tell_feedback(struct front *f, const struct feedback *said)
{
	struct buf option = { 0 }, b = { 0 };

	if (said->id && question_shape(step_shown(f)) == SHAPE_MANY)
		add_option(f, &option, said->id);
	if (option.len > 0) {
		buf_addc(&option, ':');
		doc_gap(&f->doc);
		doc_line(&f->doc, buf_str(&option), STYLE_STRONG, 0);
		doc_text(&f->doc, said->text, 0, NULL);
	} else {
		buf_adds(&b, said->text);
		tell(f, &b);
	}
	buf_release(&option);
	buf_release(&b);
}

/* The mark's word first, the first thing to say on the same line. */
static void tell_mark(struct front *f, const struct verdict *v)
{
	bool several = question_shape(step_shown(f)) == SHAPE_MANY;
	const char *mark = words_mark(f->app->words, v->mark);
	size_t i = 0;

	if (v->feedback_count > 0 && !(several && v->feedback[0].id))
		tell_led(f, mark, v->feedback[i++].text);
	else
		tell_led(f, mark, NULL);
	for (; i < v->feedback_count; i++)
		tell_feedback(f, &v->feedback[i]);
}

static void tell_solution(struct front *f, enum mark mark)
{
	const struct catalogue *c = f->app->words;
	const struct step *s = step_shown(f);
	struct buf b = { 0 };

	if (mark != MARK_RIGHT && question_graded(s)) {
		words_right_answer(&b, c, s);
		tell_plain(f, &b);
	}
	if (words_model(s))
		tell_led(f, words_model_heading(c), words_model(s));
	if (s->explain)
		tell_led(f, words_explanation(c), s->explain);
	buf_release(&b);
}

static void tell_answer(struct front *f)
{
	const struct app *a = f->app;
	const struct slot *s = step_slot(f);
	struct verdict v = { 0 };
	struct buf b = { 0 };

	if (s->answered && play_tells(a->play, a->play->at)) {
		play_verdict(a->play, a->play->at, &v);
		tell_mark(f, &v);
	} else if (f->looking && !s->answered) {
		buf_adds(&b, tr(a->words, "You gave no answer."));
		tell_plain(f, &b);
	}
	if (v.spelling)
		words_spelling(&b, a->words, v.hit);
	tell_plain(f, &b);
	if (step_reveals(f))
		tell_solution(f, v.mark);
	buf_release(&b);
}

static void tell_refusal(struct front *f)
{
	const struct app *a = f->app;
	struct buf b = { 0 };

	words_refusal(&b, a->words, step_shown(f), step_slot(f)->refusal,
		buf_str(&f->step.edit.text));
	tell_plain(f, &b);
	buf_release(&b);
}

/* --- all of it -------------------------------------------------------- */

static void tell_hint(struct front *f, int i)
{
	const struct step *s = step_shown(f);
	struct buf lead = { 0 };

	words_hint(&lead, f->app->words, i, (int)s->hints.count);
	tell_led(f, buf_str(&lead), s->hints.items[i - 1]);
	buf_release(&lead);
}

void step_tell(struct front *f)
{
	const struct slot *s = step_slot(f);
	/* Once it is over, the explanation says more. */
	int hints = step_open(f) ? s->hints : 0;

	if (question_shape(step_shown(f)) == SHAPE_NONE)
		return;
	doc_part(&f->doc, PART_TELL, 0);
	if (s->refusal == REFUSAL_LETTERS && step_open(f))
		tell_refusal(f);
	else
		tell_answer(f);
	for (int i = 1; i <= hints && i <= (int)step_shown(f)->hints.count;
		i++) {
		doc_gap(&f->doc);
		doc_part(&f->doc, PART_TELL, i);
		tell_hint(f, i);
	}
}

bool step_told(const struct front *f, size_t *line)
{
	const struct part *p = doc_find(&f->doc, PART_TELL, f->step.tell);

	for (int i = 0; (!p || p->count == 0) && i <= step_slot(f)->hints; i++)
		p = doc_find(&f->doc, PART_TELL, i);
	if (!p || p->count == 0)
		return false;
	*line = p->first;
	/* Its first line may be the gap before it. */
	while (*line < f->doc.lines.count &&
		f->doc.lines.items[*line].length == 0)
		++*line;
	return true;
}
