/*
 * What a facilitator is asked for, or looks up: people, hands, the number of a
 * question, a question of their own, how another one gets in, the end.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "group/desk.h"
#include "ui/view.h"
#include "ui/view_host.h"
#include "ui/words.h"

enum { FIELD_ROWS = 2, HANDS_MAX = 999, NUMBER_BYTES = 3 };

static struct desk *desk_of(const struct front *f)
{
	return f->app->group->desk;
}

bool lead_typing(const struct front *f)
{
	return f->lead.page == LEAD_PEOPLE || f->lead.page == LEAD_GO ||
	       f->lead.page == LEAD_ASK;
}

void lead_page_enter(struct front *f, enum lead_page page)
{
	struct lead_state *s = &f->lead;
	size_t room = page == LEAD_ASK  ? LEAD_ASKED
		      : page == LEAD_GO ? NUMBER_BYTES
					: LEAD_FILTER;
	const struct desk *d = desk_of(f);

	s->page = page;
	s->at = s->first = 0;
	f->page = 0;
	f->focus = -1;
	edit_begin(&s->edit, "", room, false);
	s->edit.number = page == LEAD_GO;
	for (size_t i = 0; i < GIVEN_MAX; i++)
		s->hands[i] = i < d->figure_count ? d->figures[i].hands : 0;
}

static void leave(struct front *f)
{
	lead_page_enter(f, LEAD_MAIN);
}

/* --- show of hands ---------------------------------------------------- */

static size_t options(const struct front *f, struct pick picks[GIVEN_MAX])
{
	const struct desk *d = desk_of(f);
	const struct step *s = d->unit ? &d->unit->steps.items[0] : NULL;

	if (!s || (question_shape(s) != SHAPE_ONE &&
			  question_shape(s) != SHAPE_MANY))
		return 0;
	return question_picks(
		s, d->board.session ? d->board.session : "", picks, GIVEN_MAX);
}

static void draw_hands(struct front *f)
{
	const struct catalogue *c = f->app->words;
	struct pick picks[GIVEN_MAX];
	size_t count = options(f, picks);

	doc_part(&f->doc, PART_TEXT, 0);
	doc_text(&f->doc,
		count > 0 ? tr(c, "How many without a seat raise a hand? Type "
				  "the number beside each answer.")
			  : tr(c, "Hands are counted for questions with "
				  "options."),
		LAYOUT_SHORT, NULL);
	doc_gap(&f->doc);
	for (size_t i = 0; i < count; i++) {
		struct buf lead = { 0 };

		buf_addf(&lead, "%4d   %zu) ", f->lead.hands[i], i + 1);
		doc_part(&f->doc, PART_CHOICE, (int)i);
		doc_item(&f->doc, buf_str(&lead), words_pick(c, &picks[i]));
		buf_release(&lead);
	}
	if (f->focus < 0 && count > 0)
		f->focus = 0;
	form_draw(f);
}

static void send_hands(struct front *f)
{
	struct pick picks[GIVEN_MAX];
	size_t count = options(f, picks);
	struct desk *d = desk_of(f);

	for (size_t i = 0; i < count; i++) {
		struct message m = message_of(MESSAGE_ORDER);
		int before = i < d->figure_count ? d->figures[i].hands : 0;

		if (f->lead.hands[i] == before)
			continue;
		m.command = ORDER_HANDS;
		m.given = (struct strings){ &picks[i].id, 1 };
		m.count = f->lead.hands[i];
		desk_order(d, &m);
	}
	leave(f);
}

static bool hands_key(struct front *f, const struct key *key)
{
	struct pick picks[GIVEN_MAX];
	size_t count = options(f, picks);
	int digit = keys_digit(key);
	int *hands = f->focus >= 0 && (size_t)f->focus < count
			     ? &f->lead.hands[f->focus]
			     : NULL;

	if (key->kind == KEYS_ENTER) {
		send_hands(f);
		return true;
	}
	if (key->kind == KEYS_BACKSPACE && hands && *hands > 0) {
		*hands /= 10;
		return true;
	}
	if (hands && digit >= 0) {
		if (*hands * 10 + digit <= HANDS_MAX)
			*hands = *hands * 10 + digit;
		return true;
	}
	return form_key(f, (int)count, key);
}

/* --- fields ----------------------------------------------------------- */

static const char *field_label(const struct front *f)
{
	const struct catalogue *c = f->app->words;

	switch (f->lead.page) {
	case LEAD_PEOPLE:
		return tr(c, "Find:");
	case LEAD_GO:
		return tr(c, "Question number:");
	case LEAD_ASK:
		return tr(c, "Question:");
	case LEAD_MAIN:
	case LEAD_PAIRS:
	case LEAD_HANDS:
	case LEAD_NEED:
	case LEAD_FREE:
	case LEAD_SECOND:
	case LEAD_END:
		break;
	}
	return "";
}

static void draw_field(struct front *f)
{
	const char *label = field_label(f);
	int row = f->frame.top, col = f->frame.left;
	int used = canvas_text(&f->canvas, row, col, STYLE_PLAIN, label) + 1;

	f->lead.edit.charset = f->app->charset;
	if (f->menu_at < 0)
		edit_draw(&f->lead.edit, &f->canvas, row, col + used,
			f->frame.width - used, 1);
	else
		canvas_bytes(&f->canvas,
			(struct strip){
				row, col + used, f->frame.width - used },
			STYLE_PLAIN, buf_str(&f->lead.edit.text),
			f->lead.edit.text.len);
}

static void draw_people(struct front *f)
{
	size_t count;
	const struct desk_person **rows = lead_rows(f, false, &count);

	lead_draw_list(f, FIELD_ROWS, rows, count);
	free(rows);
}

static void draw_help(struct front *f)
{
	const struct catalogue *c = f->app->words;
	struct buf b = { 0 };

	doc_part(&f->doc, PART_TEXT, 0);
	if (f->lead.page == LEAD_GO)
		words_fill(&b,
			tr(c, "There are %1. What is open now is "
			      "closed by that."),
			NUMBER(desk_of(f)->board.total), NULL);
	else
		buf_adds(&b, tr(c, "With options behind it, each after a slash "
				   "between spaces: *Are you ready? / yes / "
				   "no*. Without options they answer in their "
				   "own words. It comes at once."));
	doc_rows(&f->doc, FIELD_ROWS);
	doc_text(&f->doc, buf_str(&b), LAYOUT_SHORT, NULL);
	form_draw(f);
	buf_release(&b);
}

static void send_field(struct front *f)
{
	struct message m = message_of(MESSAGE_ORDER);
	const char *text = buf_str(&f->lead.edit.text);
	const struct catalogue *c = f->app->words;

	if (f->lead.page == LEAD_PEOPLE || !text[strspn(text, " ")]) {
		leave(f);
		return;
	}
	m.command = f->lead.page == LEAD_GO ? ORDER_GO : ORDER_ASK;
	m.index = f->lead.page == LEAD_GO ? atoi(text) : m.index;
	m.text = f->lead.page == LEAD_ASK ? text : NULL;
	if (f->lead.page == LEAD_GO &&
		(m.index < 1 || m.index > desk_of(f)->board.total)) {
		front_say(f, tr(c, "There is no question of that number."));
		return;
	}
	desk_order(desk_of(f), &m);
	leave(f);
}

static bool field_key(struct front *f, const struct key *key)
{
	struct lead_state *s = &f->lead;
	struct scroll l = { .at = s->at, .first = s->first };
	size_t count;
	bool moves = key->kind == KEYS_UP || key->kind == KEYS_DOWN ||
		     key->kind == KEYS_PAGE_UP || key->kind == KEYS_PAGE_DOWN;

	if (key->kind == KEYS_ENTER) {
		send_field(f);
		return true;
	}
	if (s->page == LEAD_PEOPLE && moves) {
		free(lead_rows(f, false, &count));
		moves = count > 0 &&
			list_key(&l, count, f->frame.rows - 3, key);
		s->at = l.at;
		return moves;
	}
	if (key->kind == KEYS_COMMAND)
		return false;
	return edit_key(&s->edit, key, f->frame.width) != EDIT_NOT_MINE;
}

/* --- to be read, to be confirmed -------------------------------------- */

static void draw_text(struct front *f)
{
	const struct catalogue *c = f->app->words;
	const char *login = f->app->group->login;
	struct buf b = { 0 };

	if (f->lead.page == LEAD_END)
		buf_adds(&b, tr(c, "End the session now? What is open is "
				   "closed, everyone sees their result. What "
				   "was not asked everyone can go on with "
				   "alone. Enter ends it."));
	else if (f->lead.page == LEAD_FREE)
		buf_adds(&b, tr(c, "Let everyone go on at their own pace? "
				   "All questions that are left open at once; "
				   "you see who is where. A question for all "
				   "is one key away: f."));
	else
		words_fill(&b,
			tr(c, "Another facilitator on this server types `sabaq "
			      "host --with %1` and sees and does the same as "
			      "you. Whoever types it may take over; you may "
			      "leave and come back with `sabaq host`."),
			login ? login : "LOGIN", NULL);
	doc_part(&f->doc, PART_TEXT, 0);
	doc_text(&f->doc, buf_str(&b), LAYOUT_SHORT, NULL);
	form_draw(f);
	buf_release(&b);
}

static bool text_key(struct front *f, const struct key *key)
{
	if (key->kind == KEYS_ENTER) {
		if (f->lead.page == LEAD_END)
			desk_say(desk_of(f), ORDER_END);
		else if (f->lead.page == LEAD_FREE)
			desk_say(desk_of(f), ORDER_FREE);
		leave(f);
		return true;
	}
	return form_key(f, 0, key);
}

/* --- all of them ------------------------------------------------------ */

void lead_page_draw(struct front *f)
{
	if (f->lead.page == LEAD_HANDS)
		draw_hands(f);
	else if (f->lead.page == LEAD_NEED)
		lead_need_draw(f);
	else if (f->lead.page == LEAD_PEOPLE)
		draw_people(f);
	else if (lead_typing(f))
		draw_help(f);
	else
		draw_text(f);
	if (lead_typing(f))
		draw_field(f);
}

void lead_page_status(struct front *f, struct buf *b)
{
	const struct catalogue *c = f->app->words;
	size_t count;

	if (f->lead.page == LEAD_PEOPLE) {
		free(lead_rows(f, false, &count));
		words_fill(b,
			tr(c, "%1 of %2: who needs a look comes first. A "
			      "name, a group, a language, \"silent\" find."),
			NUMBER(count), NUMBER(desk_of(f)->count), NULL);
	} else if (f->lead.page == LEAD_NEED) {
		lead_need_status(f, b);
	} else if (f->lead.page == LEAD_END || f->lead.page == LEAD_FREE) {
		buf_adds(b, tr(c, "Esc or Backspace: not yet."));
	}
}

void lead_page_menu(struct front *f, struct menu *m)
{
	const struct catalogue *c = f->app->words;
	const char *enter = tr(c, "back");

	m->typing = lead_typing(f);
	if (f->lead.page == LEAD_END)
		enter = tr(c, "end the session");
	else if (f->lead.page == LEAD_FREE)
		enter = tr(c, "own pace");
	else if (f->lead.page == LEAD_NEED)
		enter = lead_need_label(f);
	else if (f->lead.page == LEAD_HANDS)
		enter = tr(c, "write down");
	else if (f->lead.page == LEAD_GO)
		enter = tr(c, "go there");
	else if (f->lead.page == LEAD_ASK)
		enter = tr(c, "ask");
	if (enter)
		menu_add(m, enter, KEYS_ENTER);
	menu_commands(m, c, "b?q");
}

static bool leads_back(const struct front *f, const struct key *key)
{
	if (key->kind == KEYS_COMMAND)
		return key->ch == 'b';
	if (key->kind == KEYS_ESC)
		return true;
	return key->kind == KEYS_BACKSPACE &&
	       (!lead_typing(f) || f->lead.edit.text.len == 0);
}

bool lead_page_key(struct front *f, const struct key *key)
{
	bool done = false;

	if (f->lead.page == LEAD_HANDS)
		done = hands_key(f, key);
	else if (f->lead.page == LEAD_NEED)
		done = lead_need_key(f, key);
	else if (!leads_back(f, key))
		done = lead_typing(f) ? field_key(f, key) : text_key(f, key);
	if (done)
		return true;
	if (leads_back(f, key)) {
		leave(f);
		return true;
	}
	if (key->kind == KEYS_COMMAND)
		return key->ch != 'q' && key->ch != '?';
	return false;
}
