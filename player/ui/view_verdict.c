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

/* The option's place among those shown; their count where it is none. */
static size_t place_of(const struct front *f, const char *id)
{
	struct pick options[GIVEN_MAX];
	size_t count = step_picks(f, options), i = 0;

	while (i < count && strcmp(options[i].id, id) != 0)
		i++;
	return i;
}

/* What is said of one option of several begins with the option. */
static void tell_option(struct front *f, size_t place, const char *text)
{
	struct pick options[GIVEN_MAX];
	struct buf name = { 0 }, b = { 0 }, lead = { 0 };

	step_picks(f, options);
	buf_addf(&name, "%zu) ", place + 1);
	words_short(&name, words_pick(f->app->words, &options[place]));
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

/* In the order of the options on the screen. */
static void tell_options(struct front *f, const struct verdict *v)
{
	struct pick options[GIVEN_MAX];
	size_t count = step_picks(f, options);

	for (size_t place = 0; place < count; place++) {
		for (size_t i = 0; i < v->feedback_count; i++) {
			const struct feedback *said = &v->feedback[i];

			if (said->id && place_of(f, said->id) == place)
				tell_option(f, place, said->text);
		}
	}
}

/* The mark's word first, the first thing to say on the same line. */
static void tell_mark(struct front *f, const struct verdict *v)
{
	bool several = question_shape(step_shown(f)) == SHAPE_MANY;
	const char *mark = words_mark(f->app->words, v->mark);
	bool led = false;

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
	if (several)
		tell_options(f, v);
}

static void tell_solution(struct front *f, enum mark mark, bool apart)
{
	const struct catalogue *c = f->app->words;
	const struct step *s = step_shown(f);
	enum answer_shape shape = question_shape(s);
	/* The right options are marked where they stand. */
	bool marks = shape == SHAPE_ONE || shape == SHAPE_MANY;
	struct buf b = { 0 };

	if (mark != MARK_RIGHT && question_graded(s) && (apart || !marks)) {
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
	if (step_refused(f) && f->canvas.rows >= TALL)
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
