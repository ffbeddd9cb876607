/* What is told of an answer: refusal, verdict, solution, hints. */
#include <string.h>

#include "ui/view.h"
#include "ui/words.h"

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

	doc_escape(&b, buf_str(text));
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

/* What feedback can be about by itself: options, parts; in screen order. */
static size_t subjects(const struct front *f, const char *ids[GIVEN_MAX])
{
	enum answer_shape shape = question_shape(step_shown(f));
	struct pick options[GIVEN_MAX];
	struct asked asked[GIVEN_MAX];
	size_t count = question_asked(step_shown(f), asked, GIVEN_MAX);

	for (size_t i = 0; i < count; i++)
		ids[i] = asked[i].id;
	if (shape == SHAPE_MANY) {
		count = step_picks(f, options);
		for (size_t i = 0; i < count; i++)
			ids[i] = options[i].id;
	}
	return count;
}

/* "2) six", "Gap 2", "101" */
static void add_subject(struct buf *b, const struct front *f, size_t place)
{
	struct pick options[GIVEN_MAX];

	if (question_shape(step_shown(f)) != SHAPE_MANY) {
		words_part_first(b, f->app->words, step_shown(f), place);
		return;
	}
	step_picks(f, options);
	buf_addf(b, "%zu) ", place + 1);
	words_short(b, words_pick(f->app->words, &options[place]));
}

static void tell_subject(struct front *f, size_t place, const char *text)
{
	struct buf name = { 0 }, b = { 0 }, lead = { 0 };

	add_subject(&name, f, place);
	doc_escape(&lead, buf_str(&name));
	buf_addc(&lead, ':');
	add_strong(&b, buf_str(&lead));
	buf_clear(&lead);
	words_lead(&lead, buf_str(&b), text);
	tell(f, &lead);
	buf_release(&name);
	buf_release(&b);
	buf_release(&lead);
}

static void tell_subjects(struct front *f, const struct verdict *v)
{
	const char *ids[GIVEN_MAX];
	size_t count = subjects(f, ids);

	for (size_t place = 0; place < count; place++) {
		for (size_t i = 0; i < v->feedback_count; i++) {
			const struct feedback *said = &v->feedback[i];

			if (said->id && strcmp(said->id, ids[place]) == 0)
				tell_subject(f, place, said->text);
		}
	}
}

/* The mark's word first, the first thing to say on the same line. */
static void tell_mark(struct front *f, const struct verdict *v)
{
	const char *ids[GIVEN_MAX];
	bool several = subjects(f, ids) > 0;
	const char *mark = words_mark(f->app->words, v->mark);
	bool led = false;
	struct buf parts = { 0 };

	for (size_t i = 0; i < v->feedback_count; i++) {
		struct buf b = { 0 };

		if (several && v->feedback[i].id)
			continue;
		buf_adds(&b, v->feedback[i].text);
		if (led)
			tell(f, &b);
		else
			tell_led(f, mark, buf_str(&b));
		led = true;
		buf_release(&b);
	}
	if (!led)
		tell_led(f, mark, NULL);
	words_parts(&parts, f->app->words, step_shown(f), v);
	tell_plain(f, &parts);
	buf_release(&parts);
	if (several)
		tell_subjects(f, v);
}

static void tell_solution(struct front *f, enum mark mark, bool apart)
{
	const struct catalogue *c = f->app->words;
	const struct step *s = step_shown(f);
	const struct widget *w = step_widget(f);
	struct buf b = { 0 };

	if (mark != MARK_RIGHT && question_graded(s)) {
		if (w->solve)
			w->solve(f);
		else if (apart || !w->marks)
			words_right_answer(&b, c, s);
		tell_plain(f, &b);
	}
	if (words_model(s))
		tell_led(f, words_model_heading(c), words_model(s));
	if (s->explain)
		tell_led(f, words_explanation(c), s->explain);
	buf_release(&b);
}

static void tell_answer(struct front *f, bool apart)
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
		tell_solution(f, v.mark, apart);
	buf_release(&b);
}

static void tell_refusal(struct front *f)
{
	const struct app *a = f->app;
	struct buf b = { 0 };

	words_refusal(&b, a->words, step_shown(f), step_slot(f)->refusal,
		&f->step.refused);
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

void step_tell(struct front *f, bool apart)
{
	const struct slot *s = step_slot(f);
	/* Once it is over, the explanation says more. */
	int hints = step_open(f) ? s->hints : 0;

	if (question_shape(step_shown(f)) == SHAPE_NONE)
		return;
	doc_part(&f->doc, PART_TELL, 0);
	if (step_refused(f) && !f->step.refusal_aside)
		tell_refusal(f);
	else
		tell_answer(f, apart);
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
