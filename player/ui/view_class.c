/*
 * C1 to C4: what a whole class sees, in two languages at once. It is drawn
 * from what the hub sends to a class view: no names, and no result before the
 * answer is shown. Whoever leads can go on from here.
 */
#include <string.h>

#include "group/desk.h"
#include "ui/view.h"
#include "ui/words.h"

static const struct desk *shown(const struct front *f, size_t which)
{
	return f->app->group ? f->app->group->shown[which] : NULL;
}

static const struct step *step_in(const struct front *f, size_t which)
{
	const struct desk *d = shown(f, which);

	return d && d->any && d->unit ? &d->unit->steps.items[0] : NULL;
}

/* The language that most of those here have beside the first one; NULL: none. */
static const char *other_language(const struct front *f)
{
	const struct desk *d = f->app->group->desk;
	const char *best = NULL;
	size_t most = 0;

	for (size_t i = 0; catalogue_languages[i]; i++) {
		const char *language = catalogue_languages[i];
		size_t n = 0;

		for (size_t k = 0; k < d->count; k++)
			n += d->people[k].at != AT_ABSENT &&
			     strcmp(d->people[k].language, language) == 0;
		if (n > most && shown(f, 0) &&
			strcmp(shown(f, 0)->language, language) != 0) {
			best = language;
			most = n;
		}
	}
	return best;
}

/* Goes round the second one's languages until it has that one. */
static void speak_second(struct front *f, const char *wanted)
{
	enum { ROUND = 8 };
	struct app_group *g = f->app->group;

	for (int i = 0; i < ROUND; i++) {
		g->speak(f->app, 1);
		if (!wanted && !g->shown[1])
			return;
		if (!g->shown[1] || !g->shown[0])
			continue;
		if (wanted ? strcmp(g->shown[1]->language, wanted) == 0
			   : strcmp(g->shown[1]->language,
				     g->shown[0]->language) != 0)
			return;
	}
}

void class_enter(struct front *f)
{
	const char *other;

	f->app->group->show(f->app, true);
	other = other_language(f);
	if (other && !f->app->group->shown[1])
		speak_second(f, other);
	front_show(f, VIEW_CLASS);
}

/* Whether whoever is at this screen leads. */
static bool leads(const struct front *f)
{
	const struct desk *d = f->app->group->desk;

	return d && d->role == ROLE_FACILITATOR;
}

static enum session_phase phase_of(const struct front *f)
{
	const struct desk *d = shown(f, 0);

	return d && d->any ? (enum session_phase)d->board.phase : PHASE_UNKNOWN;
}

/* --- around ----------------------------------------------------------- */

static const char *phase_word(const struct front *f)
{
	const struct catalogue *c = f->app->words;

	if (shown(f, 0)->board.paused == YES)
		return tr(c, "a break");
	switch (phase_of(f)) {
	case PHASE_OPEN:
		return tr(c, "voting");
	case PHASE_CLOSED:
		return tr(c, "votes are in");
	case PHASE_DISCUSSION:
		return tr(c, "discussion");
	case PHASE_REVEALED:
		return shown(f, 0)->board.round > 0 ? tr(c, "the answer") : "";
	case PHASE_OWN:
		return tr(c, "own pace");
	case PHASE_LOBBY:
	case PHASE_SUMMARY:
	case PHASE_UNKNOWN:
		break;
	}
	return shown(f, 0)->board.host ? shown(f, 0)->board.host : "";
}

static void head(struct front *f, struct head *h)
{
	const struct catalogue *c = f->app->words;
	const struct desk *d = shown(f, 0);

	if (!d || !d->any)
		return;
	if (d->board.index > 0)
		words_fill(&h->left, tr(c, "Question %1 of %2"),
			NUMBER(d->board.index), NUMBER(d->board.total), NULL);
	else if (d->board.title)
		words_short(&h->left, d->board.title);
	words_fill(&h->right, "%1", phase_word(f), NULL);
	if (f->doc.page_count > 1) {
		buf_adds(&h->right, h->right.len > 0 ? ", " : "");
		words_page(&h->right, c, f->page + 1, f->doc.page_count);
	}
}

static void status(struct front *f, struct buf *b)
{
	const struct catalogue *c = f->app->words;
	const struct desk *d = shown(f, 0);

	if (!d || !d->any)
		return;
	if (d->lost_at >= 0 && phase_of(f) != PHASE_SUMMARY) {
		buf_adds(b, tr(c, "No line to the session now."));
		return;
	}
	switch (phase_of(f)) {
	case PHASE_OPEN:
		buf_adds(b, tr(c, "Answer by yourself, without your neighbour. "
				  "Speed does not count."));
		break;
	case PHASE_DISCUSSION:
		buf_adds(b, tr(c, "Then everyone votes once more."));
		break;
	case PHASE_LOBBY:
	case PHASE_CLOSED:
	case PHASE_REVEALED:
	case PHASE_OWN:
	case PHASE_SUMMARY:
	case PHASE_UNKNOWN:
		break;
	}
}

static void menu(struct front *f, struct menu *m)
{
	const struct catalogue *c = f->app->words;

	if (leads(f) && lead_next_label(f))
		menu_add(m, lead_next_label(f), KEYS_ENTER);
	if (leads(f))
		menu_command(m, tr(c, "facilitator's screen"), 'v');
	menu_command(m, tr(c, "language"), 'l');
	menu_command(m, tr(c, "second language"), 'k');
	menu_commands(m, c, "?q");
}

/* --- the body --------------------------------------------------------- */

static void add(struct front *f, const char *text)
{
	struct layout_words words = { tr(f->app->words, "Figure") };

	doc_part(&f->doc, PART_TEXT, 0);
	doc_text(&f->doc, text, 0, &words);
	doc_gap(&f->doc);
}

/* Whether the second language says something else. */
static bool differ(const char *a, const char *b)
{
	return a && b && strcmp(a, b) != 0;
}

static void add_body(struct front *f)
{
	struct buf texts[APP_SHOWN] = { { 0 } };

	for (size_t i = 0; i < APP_SHOWN; i++)
		if (step_in(f, i))
			words_body(
				&texts[i], f->app->words, step_in(f, i), NULL);
	add(f, buf_str(&texts[0]));
	if (differ(buf_str(&texts[0]), buf_str(&texts[1])) && texts[1].len > 0)
		add(f, buf_str(&texts[1]));
	for (size_t i = 0; i < APP_SHOWN; i++)
		buf_release(&texts[i]);
}

static size_t picks_in(
	const struct front *f, size_t which, struct pick picks[GIVEN_MAX])
{
	const struct step *s = step_in(f, which);
	const char *session =
		shown(f, which) ? shown(f, which)->board.session : NULL;

	if (!s || question_shape(s) == SHAPE_NONE)
		return 0;
	return question_picks(s, session ? session : "", picks, GIVEN_MAX);
}

static void add_options(struct front *f)
{
	const struct catalogue *c = f->app->words;
	struct pick first[GIVEN_MAX], second[GIVEN_MAX];
	size_t count = picks_in(f, 0, first), other = picks_in(f, 1, second);

	for (size_t i = 0; i < count; i++) {
		const char *one = words_pick(c, &first[i]);
		const char *two = i < other ? words_pick(c, &second[i]) : NULL;
		struct buf b = { 0 }, lead = { 0 };

		buf_addf(&lead, "%zu) ", i + 1);
		buf_adds(&b, one);
		if (differ(one, two) && !first[i].verbatim) {
			buf_adds(&b, "  /  ");
			buf_adds(&b, two);
		}
		doc_part(&f->doc, PART_ITEM, (int)i);
		if (first[i].verbatim)
			doc_code(&f->doc, buf_str(&lead), one);
		else
			doc_item(&f->doc, buf_str(&lead), buf_str(&b));
		if (f->frame.rows >= TALL && count <= 5)
			doc_gap(&f->doc);
		buf_release(&b);
		buf_release(&lead);
	}
	doc_gap(&f->doc);
}

static void add_counts(struct front *f)
{
	const struct message *m = &shown(f, 0)->board;
	struct buf b = { 0 };

	if (m->answered < 0 || m->here < 0)
		return;
	words_fill(&b, tr(f->app->words, "Answered: %1 of %2."),
		NUMBER(m->answered), NUMBER(m->here), NULL);
	add(f, buf_str(&b));
	buf_release(&b);
}

static void add_lobby(struct front *f)
{
	const struct catalogue *c = f->app->words;

	add(f, tr(c, "Type `sabaq` and press Enter, then Enter again on the "
		     "line \"Go into the session\"."));
	add(f, tr(c, "Speed does not count. A broken line loses nothing."));
}

static void add_explanation(struct front *f, size_t which)
{
	const struct step *s = step_in(f, which);

	if (s && s->explain &&
		(which == 0 || !step_in(f, 0) ||
			differ(step_in(f, 0)->explain, s->explain)))
		add(f, s->explain);
}

/* The question's first line, then what the class said. */
static void add_answer(struct front *f)
{
	const struct desk *d = shown(f, 0);

	add_body(f);
	if (d->board.round <= 0)
		return;
	doc_part(&f->doc, PART_TEXT, 0);
	lead_figures(f, d, true);
	doc_gap(&f->doc);
	for (size_t i = 0; i < APP_SHOWN; i++)
		add_explanation(f, i);
}

static void build(struct front *f)
{
	const struct catalogue *c = f->app->words;

	switch (phase_of(f)) {
	case PHASE_LOBBY:
		add_lobby(f);
		break;
	case PHASE_OPEN:
	case PHASE_CLOSED:
		add_body(f);
		add_options(f);
		add_counts(f);
		break;
	case PHASE_DISCUSSION:
		add(f, tr(c, "Find a neighbour with ANOTHER answer and explain "
			     "why yours is right."));
		add_body(f);
		add_options(f);
		break;
	case PHASE_REVEALED:
		add_answer(f);
		break;
	case PHASE_OWN:
		add(f, tr(c, "Everyone goes on at their own pace. Speed does "
			     "not count."));
		break;
	case PHASE_SUMMARY:
		add(f, tr(c, "The session is over. Everyone sees their own "
			     "result on their own screen."));
		break;
	case PHASE_UNKNOWN:
		add(f, tr(c, "Going in..."));
		break;
	}
}

static void draw(struct front *f)
{
	doc_begin(&f->doc, f->frame.width);
	build(f);
	form_draw(f);
}

static bool key(struct front *f, const struct key *key)
{
	struct app_group *g = f->app->group;

	if (key->kind == KEYS_ENTER && leads(f)) {
		lead_next(f);
		return true;
	}
	if (key->kind != KEYS_COMMAND)
		return form_key(f, 0, key);
	switch (key->ch) {
	case 'v':
		if (!leads(f))
			return true;
		g->show(f->app, false);
		front_show(f, VIEW_HOST);
		return true;
	case 'l':
		g->speak(f->app, 0);
		return true;
	case 'k':
		speak_second(f, NULL);
		return true;
	default:
		return key->ch != 'q' && key->ch != '?';
	}
}

const struct view view_class = {
	.head = head,
	.status = status,
	.menu = menu,
	.draw = draw,
	.key = key,
};
